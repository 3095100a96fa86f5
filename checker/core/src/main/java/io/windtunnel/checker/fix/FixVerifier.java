package io.windtunnel.checker.fix;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Fix;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Has fixes flown, each alone, from the state in which the scripts as written were flown. */
public final class FixVerifier {

    private final Function<Finding, Course> courses;
    private final Duration patience;
    private final long start = System.nanoTime();

    /**
     * @param courses what is flown for a finding
     * @param patience no flight is begun after that
     */
    public FixVerifier(Function<Finding, Course> courses, Duration patience) {
        this.courses = courses;
        this.patience = patience;
    }

    /** The same findings, their fixes with what a flight has shown of each. */
    public List<Finding> verified(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.fix()
                        .map(fix -> finding.withFix(verified(finding, fix)))
                        .orElse(finding))
                .toList();
    }

    private Fix verified(Finding finding, Fix proposed) {
        Course course = courses.apply(finding);
        Fix fix = EditedScripts.tidied(course.history(), proposed);
        return verdict(finding.withFix(fix), course).on(fix);
    }

    private Verdict verdict(Finding finding, Course course) {
        if (finding.suppressed().isPresent()) {
            return Verdict.not("not flown, since the finding is silenced");
        }
        if (Duration.ofNanos(System.nanoTime() - start).compareTo(patience) > 0) {
            return Verdict.not("not flown: the flights of other fixes took the %d seconds that there are for it"
                    .formatted(patience.toSeconds()));
        }
        return fly(finding, course);
    }

    /**
     * Those of these fixes that hold together: each in its turn, on top of the ones before it. What is given back was
     * flown as it is.
     */
    public Together together(List<Finding> findings) {
        Together together = new Together(List.of(), new EditedScripts(Map.of()), List.of());
        for (Finding finding : findings) {
            together = together.and(finding, courses.apply(finding));
        }
        return together;
    }

    /**
     * Fixes that can be written in one go.
     *
     * @param kept the findings that they mend
     * @param edited the scripts with all of them
     * @param left why others cannot, a sentence each
     */
    public record Together(List<Finding> kept, EditedScripts edited, List<String> left) {
        public Together {
            kept = List.copyOf(kept);
            left = List.copyOf(left);
        }

        private Together and(Finding finding, Course course) {
            List<Finding> tried = new ArrayList<>(kept);
            tried.add(finding);
            Verdict verdict;
            try {
                EditedScripts scripts = applied(tried, course);
                verdict = fly(tried, scripts, course);
                if (verdict.verified()) {
                    return new Together(tried, scripts, left);
                }
            } catch (FixException e) {
                verdict = refused(e);
            }
            List<String> others = new ArrayList<>(left);
            others.add("%s:%d %s: %s%s"
                    .formatted(
                            finding.script(),
                            finding.startLine(),
                            finding.rule(),
                            kept.isEmpty() ? "" : "Together with the fixes before it: ",
                            String.join(" ", Verdict.sentences(verdict.proof()))));
            return new Together(kept, edited, others);
        }
    }

    private static EditedScripts applied(List<Finding> findings, Course course) throws FixException {
        List<Fix> fixes =
                findings.stream().flatMap(finding -> finding.fix().stream()).toList();
        return EditedScripts.of(course.history(), fixes);
    }

    private static Verdict refused(FixException why) {
        return Verdict.not("the fix cannot be applied: " + why.getMessage());
    }

    private static Verdict fly(Finding finding, Course course) {
        try {
            return fly(List.of(finding), applied(List.of(finding), course), course);
        } catch (FixException e) {
            return refused(e);
        }
    }

    private static Verdict fly(List<Finding> findings, EditedScripts edited, Course course) {
        try {
            Landing written = course.written();
            boolean isUnseen = findings.stream().anyMatch(finding -> written.findings().stream()
                    .noneMatch(other -> Verdict.isSame(finding, other)));
            return isUnseen
                    ? Verdict.not("not flown: it takes more than a flight to find this")
                    : Verdict.of(findings, course.fly(edited.in(course.history())), written);
        } catch (FlywaySettingsException e) {
            return Verdict.not("Flyway refuses the edited scripts: " + e.getMessage());
        } catch (SQLException | SandboxException e) {
            return Verdict.not("the edited scripts could not be flown: " + e.getMessage());
        }
    }
}
