package io.windtunnel.checker.report.html;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the page. The browser is told to run its one script and to use its one style sheet, and to ask for nothing. */
public final class HtmlPage {

    private static final String TEMPLATES = "io.windtunnel.checker.report.html.templates";

    private HtmlPage() {}

    /** Writes the whole page as UTF-8; the stream is flushed and stays open. */
    public static void write(PageSource source, OutputStream out) throws IOException {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlPage.class.getClassLoader(), TEMPLATES);
        engine.setTrimControlStructures(true);
        List<Section> sections = Sections.of(source);
        Map<String, Content> contents = new TreeMap<>();
        sections.forEach(
                section -> contents.put(section.id(), output -> engine.render(section.id() + ".jte", section, output)));
        String style = resource("page.css");
        String script = resource("page.js");
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        engine.render(
                "page.jte",
                Map.of(
                        "head", Head.of(source),
                        "sections", sections,
                        "contents", contents,
                        "style", style,
                        "script", script,
                        "policy", policy(style, script)),
                new VisibleOutput(bytes, source.visible()));
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

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
