package io.windtunnel.app.access;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who else vouches for people, by OpenID Connect.
 *
 * @param issuer the provider's address, as it calls itself; empty for none
 * @param clientId what this server is called there
 * @param clientSecret what this server proves itself with there; empty for a public client
 * @param name what the provider is called on the page to sign in; empty for its host
 * @param createAccounts whether people without an account get one when they sign in
 */
@ConfigurationProperties("windtunnel.oidc")
record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String name,
        @DefaultValue("true") boolean createAccounts) {

    OidcProperties {
        issuer = issuer.strip();
        if (!issuer.isEmpty() && clientId.isBlank()) {
            throw new IllegalArgumentException("windtunnel.oidc.issuer needs windtunnel.oidc.client-id beside it");
        }
        if (!issuer.isEmpty()
                && (!issuer.matches("https?://.+") || URI.create(issuer).getHost() == null)) {
            throw new IllegalArgumentException(
                    "windtunnel.oidc.issuer has to be an address such as https://host/realm");
        }
        name = name.isBlank() && !issuer.isEmpty() ? URI.create(issuer).getHost() : name.strip();
    }

    /** Whether there is a provider. */
    boolean isConfigured() {
        return !issuer.isEmpty();
    }

    @Override
    public String toString() {
        return "OidcProperties[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
