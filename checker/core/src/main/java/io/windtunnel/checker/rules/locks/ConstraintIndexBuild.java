package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.ConstraintAdded;
import io.windtunnel.checker.observation.IndexBuilt;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A key of an older table built its index while nobody could use the table. */
public final class ConstraintIndexBuild implements Rule {

    @Override
    public String id() {
        return "constraint-index-build";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Key builds its index under a lock";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.CONSTRAINT_INDEX
                .among(Ledger.of(deployment))
                .map(ConstraintIndexBuild::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        ConstraintAdded added = entry.all(ConstraintAdded.class)
                .filter(ConstraintAdded::builtIndex)
                .findFirst()
                .orElseThrow();
        return Proof.violation(
                entry,
                List.of(added.table()),
                "%s constraint %s built its index from a scan of all rows of %s, while %s had to wait."
                        .formatted(
                                Wording.sentence(added.kind().words()),
                                Wording.quoted(added.name()),
                                Wording.name(added.table()),
                                Proof.waiting(entry, Proof.scanned(entry))),
                help(entry, added));
    }

    private static String help(Entry entry, ConstraintAdded added) {
        String table = Wording.name(added.table());
        if (added.kind() == ConstraintKind.EXCLUSION) {
            return "The index of an exclusion constraint cannot be built beside running writes: make the table anew with it,"
                    + " copy the rows in batches, and switch over; or do this while nobody uses " + table + ".";
        }
        if (added.table().kind() == 'p') {
            return "Build a unique index on each partition with CREATE UNIQUE INDEX CONCURRENTLY first: the key of the"
                    + " partitioned table then takes them over.";
        }
        String index = entry.all(IndexBuilt.class)
                .filter(built -> built.table().oid() == added.table().oid())
                .flatMap(built -> built.definition().stream())
                .findFirst()
                .map(text -> text.replaceFirst("^CREATE (UNIQUE )?INDEX ", "CREATE UNIQUE INDEX CONCURRENTLY "))
                .orElse("CREATE UNIQUE INDEX CONCURRENTLY ...");
        return ("Build the index first, in a script of its own outside a transaction: `%s;` Then take it over, in a"
                        + " moment: `ALTER TABLE %s ADD CONSTRAINT %s %s USING INDEX %s;`")
                .formatted(
                        index,
                        table,
                        Wording.quoted(added.name()),
                        added.kind() == ConstraintKind.PRIMARY_KEY ? "PRIMARY KEY" : "UNIQUE",
                        Wording.quoted(added.name()));
    }
}
