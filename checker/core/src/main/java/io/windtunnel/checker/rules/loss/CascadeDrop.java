package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A drop took older objects along that nobody named.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-depend.html">Dependency Tracking</a>
 */
public final class CascadeDrop implements Rule {

    @Override
    public String id() {
        return "cascade-drop";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "CASCADE took other objects along";
    }

    /** One violation for a statement, with all that it took along. */
    @Override
    public List<Violation> check(Deployment deployment) {
        return Losses.of(deployment).takenAlong().entrySet().stream()
                .map(statement -> violation(statement.getKey(), statement.getValue()))
                .toList();
    }

    private static Violation violation(Step step, List<ObjectDropped> taken) {
        boolean one = taken.size() == 1;
        return new Violation(
                step.script(),
                step.lines(),
                "CASCADE also dropped %s, which the statement does not name. What uses %s breaks, and on a server with other dependents it takes those, too."
                        .formatted(
                                Wording.list(taken.stream()
                                        .map(drop -> Wording.described(drop.object()))
                                        .toList()),
                                one ? "it" : "them"),
                "Drop or change %s in %s of %s own first, then leave CASCADE out: Postgres stops where anything else depends on the object."
                        .formatted(one ? "it" : "them", one ? "a statement" : "statements", one ? "its" : "their"),
                taken.stream().map(drop -> drop.object().identity()).toList(),
                taken.stream()
                        .map(drop -> Evidence.of(
                                "cascade",
                                "Postgres dropped %s because it depended on what was named; it was there before this deployment."
                                        .formatted(Wording.described(drop.object()))))
                        .toList(),
                Optional.empty());
    }
}
