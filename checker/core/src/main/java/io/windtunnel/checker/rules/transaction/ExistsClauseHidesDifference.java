package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.observation.DifferenceHidden;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Occurrence;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** IF NOT EXISTS met an object of another definition, and kept still. */
public final class ExistsClauseHidesDifference implements Rule {

    /** Parts of a definition that are shown. */
    private static final int SHOWN = 5;

    @Override
    public String id() {
        return "exists-clause-hides-difference";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "IF NOT EXISTS hides a difference";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .all(DifferenceHidden.class)
                .map(ExistsClauseHidesDifference::violation)
                .toList();
    }

    private static Violation violation(Occurrence<DifferenceHidden> seen) {
        DifferenceHidden hidden = seen.fact();
        List<Evidence> evidence = new ArrayList<>();
        hidden.wanted().stream()
                .limit(SHOWN)
                .forEach(part -> evidence.add(Evidence.of("definition", "The statement would make: " + part)));
        hidden.found().stream()
                .limit(SHOWN)
                .forEach(part -> evidence.add(Evidence.of("definition", "There is instead: " + part)));
        return new Violation(
                seen.step().script(),
                seen.step().lines(),
                "IF NOT EXISTS met %s, which is there with another definition, and left it as it is. Code that was written for what stands in the script does not find it."
                        .formatted(hidden.object()),
                "Leave IF NOT EXISTS out, so that Postgres tells, and write the ALTER that leads from what is there to what is wanted.",
                List.of(hidden.object()),
                evidence,
                Optional.empty());
    }
}
