package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.IndexBuilt;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.stream.Stream;

/** An index was built on an older table while nobody could write to it. */
public final class BlockingIndexBuild implements Rule {

    @Override
    public String id() {
        return "blocking-index-build";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Index build blocks writes";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.INDEX_BUILD
                .among(Ledger.of(deployment))
                .map(BlockingIndexBuild::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        List<IndexBuilt> built = entry.all(IndexBuilt.class)
                .filter(index -> entry.concerns(index.table()))
                .toList();
        List<Relation> tables = built.stream().map(IndexBuilt::table).distinct().toList();
        List<String> names = built.stream()
                .map(index -> Wording.name(index.index()))
                .distinct()
                .toList();
        List<Relation> objects = Stream.concat(built.stream().map(IndexBuilt::index), tables.stream())
                .toList();
        return Proof.violation(
                entry,
                objects,
                "%s was built from a scan of all rows of %s, while %s had to wait."
                        .formatted(
                                Wording.sentence(Wording.enumerated("index", names)),
                                Wording.list(tables.stream()
                                        .map(Wording::name)
                                        .distinct()
                                        .toList()),
                                Proof.waiting(entry, Proof.scanned(entry))),
                help(built));
    }

    private static String help(List<IndexBuilt> built) {
        boolean partitioned = built.stream().anyMatch(index -> index.table().kind() == 'p');
        if (partitioned) {
            return "An index of a partitioned table cannot be built CONCURRENTLY: create it ON ONLY the parent, build one on"
                    + " each partition with CREATE INDEX CONCURRENTLY in scripts of their own, and attach them with ALTER"
                    + " INDEX ... ATTACH PARTITION.";
        }
        String sql = built.stream()
                .flatMap(index -> index.definition().stream())
                .findFirst()
                .map(text -> text.replaceFirst("^CREATE (UNIQUE )?INDEX ", "CREATE $1INDEX CONCURRENTLY "))
                .orElse("CREATE INDEX CONCURRENTLY ...");
        return ("Build it without a lock on writers, in a script of its own, which Flyway then runs outside a transaction:"
                        + " `%s;` Flyway's own lock must not be a transaction for that:"
                        + " flyway.postgresql.transactional.lock=false.")
                .formatted(sql);
    }
}
