package io.windtunnel.app.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Reads what is left of a request that was refused, so that its sender gets to read why instead of a connection that breaks.
 * Tomcat does so by itself, for as long as bytes come: who drips them would keep a thread for good. Hence the time limit;
 * who was refused for taking too long gets none.
 */
@Component
final class UnreadBodies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new Valve());
    }

    private static final class Valve extends ValveBase {

        private Valve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            getNext().invoke(request, response);
            if (response.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
                response.finishResponse();
                boolean isSlow = response.getStatus() == HttpStatus.REQUEST_TIMEOUT.value();
                if (isSlow || !isRead(request.getCoyoteRequest())) {
                    request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                }
            }
        }

        private static boolean isRead(org.apache.coyote.Request request) throws IOException {
            Thrown thrown = new Thrown();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                if (request.isFinished() || request.doRead(thrown) == -1) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Where bytes go that nobody wants. */
    private static final class Thrown implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // Tomcat brings a buffer of its own.
        }
    }
}
