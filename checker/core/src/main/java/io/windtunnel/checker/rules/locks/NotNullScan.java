package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.NotNullSet;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A column became NOT NULL, for which all rows were read while nobody could use the table. */
public final class NotNullScan implements Rule {

    @Override
    public String id() {
        return "not-null-scan";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "NOT NULL scans the table under a lock";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.NOT_NULL_SCAN
                .among(Ledger.of(deployment))
                .map(NotNullScan::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        NotNullSet set = entry.all(NotNullSet.class)
                .filter(one -> entry.scans(one.table()))
                .findFirst()
                .orElseThrow();
        String table = Wording.name(set.table());
        List<String> columns = set.columns().stream().map(Wording::quoted).toList();
        return Proof.violation(
                entry,
                List.of(set.table()),
                "To make %s of %s NOT NULL, all rows of it were read, while %s had to wait."
                        .formatted(
                                Wording.enumerated("column", columns),
                                table,
                                Proof.waiting(entry, List.of(set.table()))),
                help(set, table));
    }

    private static String help(NotNullSet set, String table) {
        String column = set.columns().get(0);
        String check = Wording.quoted(column + "_not_null");
        return ("Let a check prove it first: `ALTER TABLE %1$s ADD CONSTRAINT %2$s CHECK (%3$s IS NOT NULL) NOT VALID;`, in"
                        + " the next script `ALTER TABLE %1$s VALIDATE CONSTRAINT %2$s;`, and in the one after it `ALTER TABLE"
                        + " %1$s ALTER COLUMN %3$s SET NOT NULL, DROP CONSTRAINT %2$s;`, which then reads no row.")
                .formatted(table, check, Wording.quoted(column));
    }
}
