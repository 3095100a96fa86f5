package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.Progress;
import io.windtunnel.checker.report.TerminalStyle;
import java.util.Optional;

/** Shows how far the work is, where a person looks on. */
final class ShownProgress {

    private ShownProgress() {}

    /** What the engine is asked to do. */
    @FunctionalInterface
    interface Work<T> {
        T run(Progress progress) throws CheckException;
    }

    static <T> T during(Surroundings surroundings, boolean quiet, Work<T> work) throws CheckException {
        boolean watched = surroundings.errIsTerminal()
                && !quiet
                && surroundings.variable("CI").isEmpty()
                && !surroundings.variable("TERM").equals(Optional.of("dumb"));
        if (!watched) {
            return work.run(quiet ? Progress.NONE : new NotesOnly(surroundings.err()));
        }
        ProgressLine progress =
                new ProgressLine(surroundings.err(), surroundings.columns().orElse(TerminalStyle.DEFAULT_WIDTH));
        try {
            return work.run(progress);
        } finally {
            progress.clear();
        }
    }
}
