package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RelationRewritten;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** An index of an older table was dropped, or built anew, while others had to wait for its table. */
public final class BlockingIndexDrop implements Rule {

    @Override
    public String id() {
        return "blocking-index-drop";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Index drop or rebuild blocks reads and writes";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.INDEX_DROP
                .among(Ledger.of(deployment))
                .map(BlockingIndexDrop::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        List<Relation> tables = entry.taken().stream().map(Held::relation).toList();
        List<String> dropped = entry.all(ObjectDropped.class)
                .filter(drop -> drop.object().kind().equals("index") && !drop.part() && !drop.cascade())
                .map(drop -> Wording.name(drop.object()))
                .toList();
        List<String> rebuilt = entry.all(RelationRewritten.class)
                .filter(rewritten -> rewritten.relation().isIndex())
                .map(rewritten -> Wording.name(rewritten.relation()))
                .toList();
        List<String> names = dropped.isEmpty() ? rebuilt : dropped;
        return Proof.violation(
                entry,
                tables,
                "%s %s %s, while %s had to wait, and whoever came later waited behind that."
                        .formatted(
                                Wording.sentence(Wording.enumerated("index", names)),
                                names.size() == 1 ? "was" : "were",
                                dropped.isEmpty() ? "built anew" : "dropped",
                                Proof.waiting(entry, tables)),
                "In a script of its own, which Flyway then runs outside a transaction: `%s`"
                        .formatted(
                                dropped.isEmpty()
                                        ? rebuilt.stream()
                                                .map(name -> "REINDEX INDEX CONCURRENTLY " + name + ";")
                                                .collect(Collectors.joining(" "))
                                        : dropped.stream()
                                                .map(name -> "DROP INDEX CONCURRENTLY " + name + ";")
                                                .collect(Collectors.joining(" "))));
    }
}
