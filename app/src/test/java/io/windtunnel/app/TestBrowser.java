package io.windtunnel.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who follows links and sends forms, without JavaScript. */
public final class TestBrowser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Function<String, URI> server;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Nobody is signed in. */
    public TestBrowser(TestServer server) {
        this(server::at);
    }

    /** At a server whose pages have these addresses. */
    public TestBrowser(Function<String, URI> server) {
        this.server = server;
    }

    /** A page. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(server.apply(path));
    }

    /** A page of any server. */
    public HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a form with the field against forged requests that the page has. */
    public HttpResponse<String> send(String page, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher csrf = CSRF.matcher(get(page).body());
        return sendBare(path, fields, csrf.find() ? csrf.group(1) : "");
    }

    /** Sends a form with this field against forged requests. */
    public HttpResponse<String> sendBare(String path, Map<String, String> fields, String csrf)
            throws IOException, InterruptedException {
        return sendBare(server.apply(path), fields, csrf);
    }

    /** Sends a form to any server. */
    public HttpResponse<String> sendBare(URI address, Map<String, String> fields, String csrf)
            throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form + "&_csrf=" + encoded(csrf)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> signIn(String account, String password) throws IOException, InterruptedException {
        return send("/login", "/login", Map.of("username", account, "password", password));
    }

    /** Where an answer leads to, without the server's own address; empty where it leads nowhere. */
    public static String leadsTo(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .map(URI::create)
                .map(uri -> uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                .orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
