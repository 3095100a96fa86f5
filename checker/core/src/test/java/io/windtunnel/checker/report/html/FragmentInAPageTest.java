package io.windtunnel.checker.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.windtunnel.checker.report.HostileReports;
import io.windtunnel.domain.report.Report;
import io.windtunnel.views.html.HtmlFragment;
import io.windtunnel.views.html.PageFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The views in a page of somebody else's, whose policy allows no inline script and no inline style. */
final class FragmentInAPageTest {

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'";

    @Test
    void looksAndMovesAsItDoesInAFile() throws Exception {
        assumeTrue(Chromium.executable().isPresent(), "there is no Chromium on this machine");
        HttpServer server = serving(Pages.withTables(5));
        try (Chromium browser = Chromium.start(Chromium.executable().orElseThrow())) {
            browser.open("http://localhost:" + server.getAddress().getPort() + "/");

            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.value("getComputedStyle(document.querySelector('.hero')).borderTopWidth")
                            .stringValue())
                    .isEqualTo("4px");
            assertThat(browser.value("document.querySelector('.filters').hidden")
                            .asBoolean())
                    .isFalse();
            assertThat(browser.value("document.querySelector('#schema .diagram').classList.contains('live')")
                            .asBoolean())
                    .isTrue();
            assertThat(browser.value("document.querySelectorAll('.track .bar').length")
                            .asInt())
                    .isPositive();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nothingOfAHostileReportRuns() throws Exception {
        assumeTrue(Chromium.executable().isPresent(), "there is no Chromium on this machine");
        HttpServer server = serving(HostileReports.traps());
        try (Chromium browser = Chromium.start(Chromium.executable().orElseThrow())) {
            browser.open("http://localhost:" + server.getAddress().getPort() + "/");

            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.hasOpenedDialog()).isFalse();
            assertThat(browser.value(
                                    "document.querySelectorAll('main script, main style, main img, main iframe').length")
                            .asInt())
                    .isZero();
            assertThat(browser.value("document.querySelectorAll('main > section').length")
                            .asInt())
                    .isGreaterThan(4);
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer serving(Report report) throws IOException {
        StringWriter fragment = new StringWriter();
        HtmlFragment.of(report).write(fragment);
        String page = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page</title>"
                + "<link rel=\"stylesheet\" href=\"/page.css\">"
                + "<script src=\"/page.js\" defer></script></head><body><main>" + fragment + "</main></body></html>";
        Map<String, String> types =
                Map.of("/", "text/html; charset=utf-8", "/page.css", "text/css", "/page.js", "text/javascript");
        Map<String, String> bodies = Map.of("/", page, "/page.css", PageFiles.style(), "/page.js", PageFiles.script());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bodies.forEach((path, body) ->
                server.createContext(path, exchange -> answer(exchange, types.getOrDefault(path, "text/plain"), body)));
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
