package io.windtunnel.checker.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say what becomes of verified fixes. */
final class FixOptions {

    static final String HEADING = "%nWhat is mended:%n";

    @Option(
            names = "--fix",
            description =
                    "Write the fixes that were flown and verified into pending scripts, never into those that the "
                            + "base branch has; then check again. The exit code is that of the last check.")
    private boolean fix;

    @Option(
            names = "--dry-run",
            description = "With --fix: write nothing, and print the fixes as a patch on standard output.")
    private boolean dryRun;

    boolean isWritten() {
        return fix && !dryRun;
    }

    boolean isPrinted() {
        return fix && dryRun;
    }

    /** What of it does not go together. */
    List<String> problems(CheckOptions options, List<ReportOutput> outputs) {
        List<String> problems = new ArrayList<>();
        if (dryRun && !fix) {
            problems.add("--dry-run is of --fix; give both");
        }
        if (fix && options.scope.all) {
            problems.add("--fix with --all: --all audits scripts that databases have run, and those are never edited; "
                    + "leave it out, or say with --base REF or --from VERSION what is pending");
        }
        if (fix && !options.evidence.settings().fixesFlown()) {
            problems.add("--fix with --no-fixes: only what was flown is written; leave one of them out");
        }
        boolean isOutTaken = outputs.stream().anyMatch(output -> output.file().isEmpty());
        if (isPrinted() && isOutTaken) {
            problems.add("--dry-run prints the patch on standard output; give each --format an --output");
        }
        return problems;
    }
}
