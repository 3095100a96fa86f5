package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.observation.RowsUnchecked;
import io.windtunnel.checker.observation.TriggersOff;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Triggers are left disabled, or rows were written while neither triggers nor foreign keys were in force.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE ... DISABLE TRIGGER</a>
 */
public final class TriggerDisabled implements Rule {

    @Override
    public String id() {
        return "trigger-disabled";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Triggers or foreign keys switched off";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Stream.concat(
                        deployment.trials(TriggersOff.class).flatMap(off -> left(off, deployment).stream()),
                        deployment.trials(RowsUnchecked.class).map(TriggerDisabled::unchecked))
                .toList();
    }

    private static Optional<Violation> left(TriggersOff off, Deployment deployment) {
        return Touching.last(off.table(), "trigger", deployment).map(step -> {
            String table = Wording.name(off.table());
            List<String> what = new ArrayList<>();
            if (!off.triggers().isEmpty()) {
                what.add(Wording.enumerated("trigger", quoted(off.triggers())));
            }
            if (!off.constraints().isEmpty()) {
                what.add("the triggers of Postgres that enforce " + Wording.list(quoted(off.constraints())));
            }
            return new Violation(
                    step.script(),
                    step.lines(),
                    "%s of table %s %s left disabled: every row that is written from now on goes past %s, and nobody is told."
                            .formatted(
                                    Wording.sentence(Wording.list(what)),
                                    table,
                                    isOne(off) ? "is" : "are",
                                    isOne(off) ? "it" : "them"),
                    "Enable %s again in the same script: %s Rows that were written meanwhile are not looked at again."
                            .formatted(isOne(off) ? "it" : "them", enable(off, table)),
                    List.of(off.table()),
                    List.of(Evidence.of(
                            "catalog", "pg_trigger.tgenabled was not D before the deployment, and is D after it.")),
                    Optional.empty());
        });
    }

    private static boolean isOne(TriggersOff off) {
        return off.triggers().size() == 1 && off.constraints().isEmpty();
    }

    private static String enable(TriggersOff off, String table) {
        return off.constraints().isEmpty()
                ? String.join(
                        " ",
                        quoted(off.triggers()).stream()
                                .map(name -> "ALTER TABLE %s ENABLE TRIGGER %s;".formatted(table, name))
                                .toList())
                : "ALTER TABLE %s ENABLE TRIGGER ALL;".formatted(table);
    }

    private static Violation unchecked(RowsUnchecked rows) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of("setting", "session_replication_role was replica while the statement ran."));
        rows.orphans().forEach(orphan -> evidence.add(Evidence.of("rows", orphan)));
        return new Violation(
                rows.script(),
                rows.lines(),
                "Rows of table %s were written while session_replication_role was replica: no trigger fired for them and no foreign key was checked%s."
                        .formatted(
                                Wording.name(rows.table()),
                                rows.orphans().isEmpty() ? "" : ", and some point at rows that are not there"),
                "Leave session_replication_role alone and write the rows in the order of their foreign keys, or make those DEFERRABLE and use SET CONSTRAINTS ALL DEFERRED.",
                List.of(rows.table()),
                evidence,
                Optional.empty());
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(SqlIdentifier::quote).toList();
    }
}
