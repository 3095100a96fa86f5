package io.windtunnel.views.text;

import io.windtunnel.domain.postgres.LockMode;
import io.windtunnel.domain.report.Lock;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was seen on older relations in a whole run, in a few short claims. */
public final class Observed {

    private static final int MOST_NAMES = 3;

    /** Who waits for an index or a sequence waits for its table. */
    private static final Set<String> BEARERS_OF_ROWS = Set.of("table", "view", "materialized view");

    private Observed() {}

    /** This statement and, depth first, every one inside it. */
    public static Stream<Statement> withNested(Statement statement) {
        return Stream.concat(Stream.of(statement), statement.nested().stream().flatMap(Observed::withNested));
    }

    /** The locks of this statement alone on what was there before and holds rows. */
    public static Stream<Lock> locks(Statement statement) {
        return statement.locks().stream().filter(lock -> lock.existedBefore() && BEARERS_OF_ROWS.contains(lock.kind()));
    }

    /** The claims, most harmful first; empty where nothing older was touched. */
    public static List<String> claims(Report report) {
        List<Statement> statements = report.migrations().stream()
                .flatMap(migration -> migration.statements().stream())
                .flatMap(Observed::withNested)
                .toList();
        List<String> claims = new ArrayList<>();
        add(claims, "dropped", statements.stream().flatMap(statement -> statement.dropped().stream()
                .filter(dropped -> dropped.existedBefore() && !dropped.kind().equals("default value"))
                .map(dropped -> dropped.kind() + " " + dropped.object())));
        add(claims, "rewrote", statements.stream().flatMap(statement -> statement.rewrites().stream()
                .filter(rewrite -> rewrite.existedBefore())
                .map(rewrite -> rewrite.relation())));
        add(claims, "scanned", statements.stream().flatMap(statement -> statement.scans().stream()
                .filter(scan -> scan.existedBefore())
                .map(scan -> scan.relation())));
        Map<String, LockMode> locks = strongestLocks(statements);
        add(claims, "stopped all access to", relations(locks, LockMode::blocksReads));
        add(claims, "stopped writes to", relations(locks, mode -> mode.blocksWrites() && !mode.blocksReads()));
        return claims;
    }

    private static Map<String, LockMode> strongestLocks(Collection<Statement> statements) {
        Map<String, LockMode> strongest = new TreeMap<>();
        statements.stream().flatMap(Observed::locks).forEach(lock -> LockMode.named(lock.mode())
                .ifPresent(mode -> strongest.merge(
                        lock.relation(), mode, (one, other) -> one.compareTo(other) > 0 ? one : other)));
        return strongest;
    }

    private static Stream<String> relations(Map<String, LockMode> locks, Predicate<LockMode> which) {
        return locks.entrySet().stream()
                .filter(lock -> which.test(lock.getValue()))
                .map(Map.Entry::getKey);
    }

    private static void add(List<String> claims, String verb, Stream<String> names) {
        TreeSet<String> distinct = names.collect(Collectors.toCollection(TreeSet::new));
        if (distinct.isEmpty()) {
            return;
        }
        String some = distinct.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = distinct.size() - MOST_NAMES;
        claims.add(verb + " " + some + (more > 0 ? " and " + more + " more" : ""));
    }
}
