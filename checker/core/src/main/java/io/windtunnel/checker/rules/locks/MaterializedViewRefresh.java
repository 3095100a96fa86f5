package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RelationRewritten;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A materialized view was filled anew while nobody could read it. */
public final class MaterializedViewRefresh implements Rule {

    @Override
    public String id() {
        return "materialized-view-refresh";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Refresh blocks readers";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.REFRESH
                .among(Ledger.of(deployment))
                .map(MaterializedViewRefresh::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        List<Relation> views = Effect.rewritten(entry)
                .map(RelationRewritten::relation)
                .filter(relation -> relation.kind() == 'm')
                .toList();
        String view = Wording.name(views.get(0));
        return Proof.violation(
                entry,
                views,
                "Materialized view %s was filled anew, while %s had to wait."
                        .formatted(view, Proof.waiting(entry, views)),
                "`REFRESH MATERIALIZED VIEW CONCURRENTLY %s;` lets it be read meanwhile. It needs a unique index on columns of the view, without a condition."
                        .formatted(view));
    }
}
