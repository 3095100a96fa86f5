package io.windtunnel.checker.cli;

import io.windtunnel.checker.cli.RunOptions.ColorChoice;
import io.windtunnel.checker.report.TerminalStyle;
import io.windtunnel.checker.report.TerminalStyle.Detail;
import java.util.Optional;

/**
 * Whether colours are written.
 *
 * @see <a href="https://no-color.org">NO_COLOR</a>
 * @see <a href="https://bixense.com/clicolors/">CLICOLOR_FORCE</a>
 */
final class Colours {

    private Colours() {}

    /** How a report looks that goes to standard output, or to a file. */
    static TerminalStyle style(ColorChoice choice, boolean toOut, Surroundings surroundings, Detail detail) {
        boolean person = toOut && surroundings.outIsTerminal();
        return new TerminalStyle(
                person ? surroundings.columns().orElse(TerminalStyle.DEFAULT_WIDTH) : TerminalStyle.DEFAULT_WIDTH,
                wanted(choice, person, surroundings),
                surroundings.unicode(),
                detail);
    }

    static boolean wanted(ColorChoice choice, boolean terminal, Surroundings surroundings) {
        return switch (choice) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> automatic(terminal, surroundings);
        };
    }

    private static boolean automatic(boolean terminal, Surroundings surroundings) {
        if (surroundings.variable("NO_COLOR").isPresent()) {
            return false;
        }
        if (surroundings
                .variable("CLICOLOR_FORCE")
                .filter(value -> !value.equals("0"))
                .isPresent()) {
            return true;
        }
        return terminal && !surroundings.variable("TERM").equals(Optional.of("dumb"));
    }
}
