package io.windtunnel.checker.cli;

import java.util.List;

/** The command or its configuration is wrong: every problem in a line of its own. Exit code 2. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
