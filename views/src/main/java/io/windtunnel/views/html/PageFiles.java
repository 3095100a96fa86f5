package io.windtunnel.views.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the views look like and how they move, for who serves both as files of their own. */
public final class PageFiles {

    private PageFiles() {}

    /** The style sheet. It styles plain elements, too, and holds every colour as a variable for light and dark. */
    public static String style() {
        return resource("page.css");
    }

    /**
     * The script, to be run after the body or deferred: it filters findings, unfolds what a link leads to and moves
     * diagrams, and switches colours where the page has a button of the class {@code theme}. Without it everything is
     * there.
     */
    public static String script() {
        return resource("page.js");
    }

    private static String resource(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
