package io.windtunnel.checker.report;

import io.windtunnel.views.text.VisibleText;

/**
 * A piece of one line. Its text comes from scripts, servers and file names, so it is made harmless here, where nothing
 * can get past it.
 *
 * @param text visible, without line breaks, tabs and anything that a terminal would act upon
 */
record Span(Ink ink, String text) {

    Span {
        text = VisibleText.of(text);
    }

    static Span of(String text) {
        return new Span(Ink.PLAIN, text);
    }

    static Span of(Ink ink, String text) {
        return new Span(ink, text);
    }
}
