package io.windtunnel.checker.rules.history;

import io.windtunnel.checker.observation.ScriptEdited;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** A versioned migration that the base branch has was changed. */
public final class EditedMigration implements Rule {

    @Override
    public String id() {
        return "edited-migration";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Migration edited";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(ScriptEdited.class)
                .map(EditedMigration::violation)
                .toList();
    }

    private static Violation violation(ScriptEdited edited) {
        String what = edited.checksums().isPresent() ? "changed" : "renamed";
        return new Violation(
                edited.script(),
                new LineRange(edited.line(), edited.line()),
                "%s has %s, and it was %s here. %s"
                        .formatted(edited.base().name(), edited.script().label(), what, consequence(edited)),
                help(edited),
                List.of(edited.script().label()),
                evidence(edited),
                Optional.empty());
    }

    private static String consequence(ScriptEdited edited) {
        String mismatch = "Migration %s mismatch for migration version %s"
                .formatted(
                        edited.checksums().isPresent() ? "checksum" : "description",
                        edited.script().version().orElse(""));
        String outcome = edited.isRefused()
                ? "flyway migrate stops on every database that has run it (\"%s\")".formatted(mismatch)
                : "flyway validate fails on every database that has run it (\"%s\"), and flyway migrate passes over it"
                        .formatted(mismatch);
        return edited.checksums().isPresent() ? outcome + "; what is new in it reaches none of them." : outcome + ".";
    }

    private static String help(ScriptEdited edited) {
        if (edited.checksums().isEmpty()) {
            return "Give it its name back: %s.".formatted(edited.earlier().path());
        }
        String back = edited.earlier().path().equals(edited.script().path())
                ? Restoring.command(edited.base(), edited.script())
                : "";
        return "Put it back as it was%s, and write what is new in a migration of its own. Where the change is meant to do"
                        .formatted(back)
                + " nothing, flyway repair has to run on every database.";
    }

    private static List<Evidence> evidence(ScriptEdited edited) {
        String earlier = "%s has %s.".formatted(edited.base(), edited.earlier().path());
        return edited.checksums()
                .map(sums -> List.of(Evidence.of(
                        "checksum",
                        "%s Flyway's checksum of it is %d, and %d of what is checked out."
                                .formatted(earlier, sums.earlier(), sums.now()))))
                .orElseGet(() -> List.of(Evidence.of("base", earlier)));
    }
}
