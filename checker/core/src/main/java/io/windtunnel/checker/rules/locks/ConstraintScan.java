package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.ConstraintAdded;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;

/** A check or foreign key came to an older table, and all rows were read for it while others had to wait. */
public final class ConstraintScan implements Rule {

    private static final String LATER =
            " and let the next script check those, beside running writes: `ALTER TABLE %1$s VALIDATE CONSTRAINT %2$s;`";
    private static final String ADDED = "Add it without looking at the rows that are there:"
            + " `ALTER TABLE %1$s ADD CONSTRAINT %2$s %3$s NOT VALID;`" + LATER;
    private static final String REMADE =
            "Make it anew in the same ALTER TABLE, without looking at the rows that are there:"
                    + " `DROP CONSTRAINT %2$s, ADD CONSTRAINT %2$s %3$s NOT VALID`," + LATER;

    @Override
    public String id() {
        return "constraint-scan";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Constraint scans the table under a lock";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.CONSTRAINT_SCAN
                .among(Ledger.of(deployment))
                .map(ConstraintScan::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        ConstraintAdded added = entry.all(ConstraintAdded.class)
                .filter(one -> Effect.isOfRows(entry, one))
                .findFirst()
                .orElseThrow();
        List<Relation> tables = new ArrayList<>(List.of(added.table()));
        added.referenced().filter(other -> other.oid() != added.table().oid()).ifPresent(tables::add);
        return Proof.violation(
                entry,
                tables,
                "%s %s constraint %s all rows of %s were read, while %s had to wait."
                        .formatted(
                                added.remade() ? "The column has another type: for its" : "For",
                                added.kind().words(),
                                Wording.quoted(added.name()),
                                Wording.list(Proof.scanned(entry).stream()
                                        .map(Wording::name)
                                        .distinct()
                                        .toList()),
                                Proof.waiting(entry, tables)),
                (added.remade() ? REMADE : ADDED)
                        .formatted(
                                Wording.name(added.table()),
                                Wording.quoted(added.name()),
                                added.definition().orElse("...")));
    }
}
