package io.windtunnel.checker;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of it.
 *
 * @param changes what changes, a line in words each
 * @param outcome how it ended
 * @param remarks what the user should know or do, a sentence each
 * @param files what was written, in order
 * @param flownIn the server that it was proven in
 */
public record GeneratedMigration(
        List<String> changes, Outcome outcome, List<String> remarks, List<Path> files, String flownIn) {

    public GeneratedMigration {
        changes = List.copyOf(changes);
        remarks = List.copyOf(remarks);
        files = List.copyOf(files);
    }

    /** How it ended. */
    public enum Outcome {
        /** The files are there. */
        WRITTEN,
        /** The migrations make what the model says. */
        NOTHING_TO_DO,
        /** Somebody has to decide first: the remarks say how to tell. */
        UNDECIDED,
        /** What was planned does not hold: the remarks say where. */
        UNPROVEN
    }
}
