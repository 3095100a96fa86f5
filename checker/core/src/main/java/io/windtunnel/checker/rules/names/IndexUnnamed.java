package io.windtunnel.checker.rules.names;

import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** Postgres chose the name of an index. */
public final class IndexUnnamed implements Rule {

    @Override
    public String id() {
        return "index-unnamed";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Index without a name";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return UnnamedObjects.byStatement(deployment, "index").entrySet().stream()
                .map(statement -> violation(statement.getKey(), statement.getValue()))
                .toList();
    }

    private static Violation violation(Step step, List<ObjectCreated> unnamed) {
        String names = Wording.list(
                unnamed.stream().map(created -> Wording.name(created.object())).toList());
        boolean one = unnamed.size() == 1;
        return new Violation(
                step.script(),
                step.lines(),
                (one
                                        ? "The index has no name of its own; Postgres called it %s. "
                                        : "Indexes without names of their own; Postgres called them %s. ")
                                .formatted(names)
                        + (one ? UnnamedObjects.WHY_ONE : UnnamedObjects.WHY_MANY),
                "Write the name: CREATE INDEX %s ON ..."
                        .formatted(Wording.quoted(unnamed.get(0).object().name())),
                unnamed.stream().map(created -> created.object().identity()).toList(),
                List.of(UnnamedObjects.evidence(unnamed.size())),
                Optional.empty());
    }
}
