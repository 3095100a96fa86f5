package io.windtunnel.checker.rules.rows;

import io.windtunnel.checker.observation.ObjectAltered;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.RowsExposed;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** After the deployment a role sees rows that row security hid from it. */
public final class RowSecurityWeakened implements Rule {

    @Override
    public String id() {
        return "row-security-weakened";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Rows that were hidden are seen";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(RowsExposed.class)
                .flatMap(exposed -> place(exposed, deployment).map(step -> violation(exposed, step)).stream())
                .toList();
    }

    /** The last statement that touched the table's policies or the table, or the last one of all. */
    private static Optional<Step> place(RowsExposed exposed, Deployment deployment) {
        List<Step> steps = deployment.steps();
        return steps.stream()
                .filter(step -> touched(step).anyMatch(object -> isMeant(object, exposed.table())))
                .reduce((earlier, later) -> later)
                .or(() -> steps.stream().reduce((earlier, later) -> later));
    }

    private static Stream<SchemaObject> touched(Step step) {
        return Stream.of(
                        step.statement().all(ObjectAltered.class).map(ObjectAltered::object),
                        step.statement().all(ObjectCreated.class).map(ObjectCreated::object),
                        step.statement().all(ObjectDropped.class).map(ObjectDropped::object))
                .flatMap(objects -> objects);
    }

    private static boolean isMeant(SchemaObject object, String table) {
        return object.kind().equals("policy")
                ? object.identity().endsWith(" on " + table)
                : object.kind().equals("table") && object.identity().equals(table);
    }

    private static Violation violation(RowsExposed exposed, Step step) {
        String table = Wording.name(exposed.table());
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(
                "rows",
                "%s: %d of %d rows before, %d of %d after."
                        .formatted(
                                Wording.sentence(exposed.viewer()),
                                exposed.before().rows(),
                                exposed.before().all(),
                                exposed.after().rows(),
                                exposed.after().all())));
        exposed.before().error().ifPresent(error -> evidence.add(Evidence.of("error", "Before it got ERROR " + error)));
        exposed.row().ifPresent(row -> evidence.add(Evidence.of("row", "One that was hidden: " + row)));
        return new Violation(
                step.script(),
                step.lines(),
                "Of table %s %s, and %s sees rows that were hidden before the deployment."
                        .formatted(table, Wording.list(exposed.changes()), exposed.viewer()),
                "Leave row security enabled, and create the policies that take over in the same transaction in which the old ones go. Where a role is meant to see more, write a policy FOR SELECT TO that role alone.",
                List.of(exposed.table()),
                evidence,
                Optional.empty());
    }
}
