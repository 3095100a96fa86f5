package io.windtunnel.app.notify;

import io.windtunnel.app.notify.NotifyProperties.Webhooks;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts messages to addresses that strangers chose: straight there, without redirects, cookies or proxies, and with
 * bounds on time and on everything that comes back.
 */
final class Post implements AutoCloseable {

    private static final int BODY_BYTES = 2_000;
    private static final int HEADERS = 100;
    private static final int LINE = 8_192;
    private static final int CONNECTIONS = 64;

    private final CloseableHttpClient client;
    private final Duration wholeTimeout;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "webhooks-clock");
        thread.setDaemon(true);
        return thread;
    });

    Post(Webhooks settings) {
        this.wholeTimeout = settings.wholeTimeout();
        Timeout connect = Timeout.of(settings.connectTimeout());
        Timeout read = Timeout.of(settings.readTimeout());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicAddresses(settings.allowPrivate()))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxHeaderCount(HEADERS)
                                        .setMaxLineLength(LINE)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(read)
                                .build())
                        .setDefaultTlsConfig(
                                TlsConfig.custom().setHandshakeTimeout(read).build())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(read)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                // Never by way of a proxy, which would resolve the name again.
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Windtunnel")
                .build();
    }

    /**
     * What came back.
     *
     * @param status HTTP's number
     * @param body its beginning where the message was not taken, UTF-8
     */
    record Answer(int status, String body) {

        /** Whether the receiver took the message. */
        boolean isTaken() {
            return status / 100 == 2;
        }
    }

    /** @throws IOException if there was no whole answer in time, or the address is not to be posted to */
    Answer send(Message message) throws IOException {
        HttpPost request = new HttpPost(message.address());
        message.headers().forEach(request::setHeader);
        request.setEntity(new StringEntity(message.body(), ContentType.APPLICATION_JSON));
        long start = System.nanoTime();
        Future<?> end = clock.schedule(request::abort, wholeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return answer(request, client.executeOpen(null, request, null));
        } catch (IOException e) {
            boolean isLate = System.nanoTime() - start >= wholeTimeout.toNanos();
            throw isLate ? new SocketTimeoutException("not done after " + wholeTimeout.toSeconds() + " s") : e;
        } finally {
            end.cancel(false);
        }
    }

    private static Answer answer(HttpPost request, ClassicHttpResponse response) throws IOException {
        try {
            Answer answer = new Answer(response.getCode(), "");
            return answer.isTaken()
                    ? answer
                    : new Answer(answer.status(), beginning(Optional.ofNullable(response.getEntity())));
        } finally {
            // A response that is closed is read to its end first: cut it off.
            request.abort();
            Closer.closeQuietly(response);
        }
    }

    private static String beginning(Optional<HttpEntity> entity) throws IOException {
        if (entity.isEmpty()) {
            return "";
        }
        InputStream content = entity.get().getContent();
        return new String(content.readNBytes(BODY_BYTES), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        client.close();
    }
}
