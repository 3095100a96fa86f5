package io.windtunnel.checker.report.build;

import io.windtunnel.views.text.VisibleText;

/** A file as servers name it that compare names letter by letter. */
final class BuildPath {

    private static final int LONGEST = 1_000;

    private BuildPath() {}

    /** The name with slashes and without a dot before it. */
    static String of(String script) {
        return VisibleText.boundedLine(script, LONGEST).replace('\\', '/').replaceFirst("^(\\./+)+", "");
    }
}
