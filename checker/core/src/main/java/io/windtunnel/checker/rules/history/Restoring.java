package io.windtunnel.checker.rules.history;

import io.windtunnel.checker.observation.BaseRevision;
import io.windtunnel.checker.script.MigrationScript;
import java.util.regex.Pattern;

/** How a script is brought back from Git. */
final class Restoring {

    /** What a shell takes as it stands. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./][\\w./-]*");

    private Restoring() {}

    /** A command in parentheses with a space in front; nothing where the path would have to be quoted. */
    static String command(BaseRevision base, MigrationScript script) {
        return PLAIN.matcher(script.path()).matches()
                ? " (git checkout %s -- %s)".formatted(base.commit(), script.path())
                : "";
    }
}
