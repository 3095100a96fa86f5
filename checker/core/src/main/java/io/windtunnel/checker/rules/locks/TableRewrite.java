package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RelationRewritten;
import io.windtunnel.checker.observation.RewriteReason;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** All rows of an older table were written anew while nobody could use it. */
public final class TableRewrite implements Rule {

    @Override
    public String id() {
        return "table-rewrite";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Table rewritten under a lock";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.REWRITE
                .among(Ledger.of(deployment))
                .map(TableRewrite::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        List<RelationRewritten> tables =
                Effect.rewritten(entry).filter(one -> !one.relation().isIndex()).toList();
        List<Relation> relations =
                tables.stream().map(RelationRewritten::relation).toList();
        String names = Wording.enumerated(
                "table", relations.stream().map(Wording::name).toList());
        return Proof.violation(
                entry,
                relations,
                "%s %s written to a new file, row by row and with all indexes%s, while %s had to wait."
                        .formatted(
                                Wording.sentence(names),
                                tables.size() == 1 ? "was" : "were",
                                Proof.reasons(tables.get(0)),
                                Proof.waiting(entry, relations)),
                help(tables.get(0)));
    }

    private static String help(RelationRewritten rewritten) {
        String table = Wording.name(rewritten.relation());
        if (rewritten.reasons().contains(RewriteReason.TYPE_CHANGED)) {
            return ("Add a column of the new type to %s, let a trigger or the code fill it for new rows, copy the old ones in"
                            + " batches, and switch over with a rename in a later deployment.")
                    .formatted(table);
        }
        if (rewritten.reasons().contains(RewriteReason.DEFAULT_COMPUTED)) {
            return ("Add the column to %s without a default, in a moment; then `ALTER COLUMN ... SET DEFAULT`, which is for new"
                            + " rows only; then fill the old ones in batches.")
                    .formatted(table);
        }
        return ("Do it while nobody uses %s, or beside its use: copy the rows in batches to a table that is as it should be,"
                        + " and switch over with a rename.")
                .formatted(table);
    }
}
