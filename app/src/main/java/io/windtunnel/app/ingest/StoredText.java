package io.windtunnel.app.ingest;

import java.nio.charset.StandardCharsets;

/** Text as PostgreSQL can keep it: of bounded length, without NUL, without halves of surrogate pairs. */
final class StoredText {

    private StoredText() {}

    static String of(String text, int longest) {
        String kept = text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
        // Encoding puts a question mark in the place of a lone half.
        return new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
