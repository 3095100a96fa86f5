package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A lock that stops readers or writers of an older table was taken, and nothing limits how long it is waited for. */
public final class LockWithoutTimeout implements Rule {

    @Override
    public String id() {
        return "lock-without-timeout";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Lock taken without lock_timeout";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    /** One violation for a script, at its first such lock. */
    @Override
    public List<Violation> check(Deployment deployment) {
        Map<String, List<Entry>> byScript = new LinkedHashMap<>();
        Ledger.of(deployment).stream()
                .filter(LockWithoutTimeout::waitsForEver)
                .forEach(entry -> byScript.computeIfAbsent(entry.step().script().path(), script -> new ArrayList<>())
                        .add(entry));
        return byScript.values().stream().map(LockWithoutTimeout::violation).toList();
    }

    /** Whether the statement waits for a lock as long as it takes, and others behind it. */
    static boolean waitsForEver(Entry entry) {
        return entry.step().statement().timeouts().lock().equals("0")
                && !entry.taken().isEmpty();
    }

    private static Violation violation(List<Entry> entries) {
        Entry first = entries.get(0);
        List<Relation> tables = entries.stream()
                .flatMap(entry -> entry.taken().stream())
                .map(Held::relation)
                .distinct()
                .toList();
        String names =
                Wording.list(tables.stream().map(Wording::name).distinct().toList());
        Held lock = first.taken().get(0);
        return Proof.violation(
                first,
                tables,
                "lock_timeout was 0 when the %s lock on %s was taken: behind one long query the statement waits, and %s of %s wait behind it, for as long as that takes."
                        .formatted(
                                lock.mode().words(),
                                Wording.name(lock.relation()),
                                lock.stops(),
                                Wording.name(lock.relation())),
                "Begin the script with `SET lock_timeout = '5s';`, or set it for all scripts with flyway.initSql, and deploy again where it runs out. Locks of this script: %s."
                        .formatted(names));
    }
}
