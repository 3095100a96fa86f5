package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.LockTaken;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.domain.postgres.LockMode;
import java.util.Comparator;

/**
 * A lock on an older table or view that stops its readers or writers.
 *
 * @param mode the strongest one that the transaction holds
 * @param since the statement that took it
 */
record Held(Relation relation, LockMode mode, Step since) {

    static final Comparator<Held> BY_NAME =
            Comparator.comparing(held -> held.relation().name());

    private static final String TABLES = "rpf";
    private static final String VIEWS = "mv";

    /**
     * Whether users of rows wait for a lock. That of an index or a sequence is waited for with its table, and nobody writes
     * to a view.
     */
    static boolean stops(LockTaken lock) {
        char kind = lock.relation().kind();
        return lock.relation().existedBefore()
                && ((TABLES.indexOf(kind) >= 0 && lock.mode().blocksWrites())
                        || (VIEWS.indexOf(kind) >= 0 && lock.mode().blocksReads()));
    }

    /** Of two locks on one relation the one that stops more; this one where they are alike. */
    Held stronger(Held other) {
        return mode.compareTo(other.mode) >= 0 ? this : other;
    }

    /** What others cannot do meanwhile. */
    String stops() {
        return mode.blocksReads() ? "reads and writes" : "writes";
    }
}
