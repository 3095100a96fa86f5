package io.windtunnel.app.notify;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How others are told.
 *
 * @param url where people reach this server, for links in what is sent; empty for no links
 * @param secretKey what seals secrets in the database: 32 random bytes in Base64; empty for one that the server makes
 *     beside its embedded database
 * @param webhooks how messages are sent
 * @param badges who sees badges
 */
@ConfigurationProperties("windtunnel")
record NotifyProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String secretKey,
        @DefaultValue Webhooks webhooks,
        @DefaultValue Badges badges) {

    /**
     * How messages are sent.
     *
     * @param allowPrivate whether receivers may have private addresses and speak plain HTTP
     * @param every how long an idle worker waits before it looks again for what is to be sent
     * @param connectTimeout how long a connection may take
     * @param readTimeout how long a receiver may be silent
     * @param wholeTimeout how long a message may take from its first byte to the answer's last
     */
    record Webhooks(
            @DefaultValue("false") boolean allowPrivate,
            @DefaultValue("2s") Duration every,
            @DefaultValue("5s") Duration connectTimeout,
            @DefaultValue("10s") Duration readTimeout,
            @DefaultValue("20s") Duration wholeTimeout) {}

    /** @param isPublic whether everybody sees the badge of every project */
    record Badges(
            @org.springframework.boot.context.properties.bind.Name("public") @DefaultValue("false") boolean isPublic) {}

    @Override
    public String toString() {
        return "NotifyProperties[url=" + url + ", webhooks=" + webhooks + ", badges=" + badges + "]";
    }
}
