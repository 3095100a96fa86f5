package io.windtunnel.views.html;

import gg.jte.output.Utf8ByteOutput;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Writes the page. The browser is told to run its one script and to use its one style sheet, and to ask for nothing. */
public final class HtmlPage {

    private HtmlPage() {}

    /** Writes the whole page as UTF-8; the stream is flushed and stays open. */
    public static void write(Report report, OutputStream out) throws IOException {
        String style = PageFiles.style();
        String script = PageFiles.script();
        Map<String, Object> shown = new HashMap<>(HtmlFragment.of(report).shown());
        shown.put("style", style);
        shown.put("script", script);
        shown.put("policy", policy(style, script));
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        Templates.render("page.jte", shown, bytes);
        bytes.writeTo(out);
        out.flush();
    }

    private static String policy(String style, String script) {
        return "default-src 'none'; style-src 'sha256-" + digest(style) + "'; script-src 'sha256-" + digest(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
