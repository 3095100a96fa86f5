package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.CheckRequest;
import io.windtunnel.checker.MigrationFixer;
import io.windtunnel.checker.ProposedFixes;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import io.windtunnel.views.text.VisibleText;
import java.io.IOException;

/** What {@code windtunnel check --fix} does between one check and the next: it says so on standard error. */
final class FixRun {

    private final Surroundings surroundings;
    private final boolean quiet;

    FixRun(Surroundings surroundings, boolean quiet) {
        this.surroundings = surroundings;
        this.quiet = quiet;
    }

    /** Prints the fixes of a report as a patch. */
    void print(CheckRequest request, Report report) throws CheckException, IOException {
        ProposedFixes fixes = proposed(request, report);
        fixes.patch(surroundings.out());
        tell(fixes, "would be mended");
    }

    /**
     * Writes the fixes of a report into the scripts.
     *
     * @return whether there were any, so that the report is out of date
     */
    boolean write(CheckRequest request, Report report) throws CheckException {
        ProposedFixes fixes = proposed(request, report);
        fixes.write();
        tell(fixes, "mended");
        return !fixes.mended().isEmpty();
    }

    private ProposedFixes proposed(CheckRequest request, Report report) throws CheckException {
        return ShownProgress.during(
                surroundings, quiet, progress -> new MigrationFixer(progress).propose(request, report));
    }

    private void tell(ProposedFixes fixes, String what) {
        if (quiet) {
            return;
        }
        for (Finding finding : fixes.mended()) {
            String title = finding.fix().map(fix -> fix.title()).orElse("");
            say("%s: %s (%s)".formatted(what, ProposedFixes.place(finding), title));
        }
        fixes.left().forEach(left -> say("not mended: " + left));
        if (fixes.mended().isEmpty() && fixes.left().isEmpty()) {
            say("there is nothing to mend: no finding offers a fix");
        }
    }

    private void say(String line) {
        surroundings.err().println("windtunnel: " + VisibleText.logLine(line));
    }
}
