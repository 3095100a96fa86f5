package io.windtunnel.checker.report;

/** A place as editors and terminals make a link of it. */
final class Place {

    private Place() {}

    /** {@code file:line}, or the file alone where the line is 0: there is none. */
    static String of(String script, int line) {
        return line == 0 ? script : script + ":" + line;
    }
}
