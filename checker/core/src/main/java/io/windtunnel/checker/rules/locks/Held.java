package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.postgres.LockMode;
import io.windtunnel.checker.rule.Step;

/**
 * A lock on an older relation that stops readers or writers.
 *
 * @param mode the strongest one that the transaction holds
 * @param since the statement that took it
 */
record Held(Relation relation, LockMode mode, Step since) {

    /** Whether users of rows wait for it: who only shows rows, a view, has nobody who writes to it. */
    boolean isOfRows() {
        return "rpf".indexOf(relation.kind()) >= 0 || ("mv".indexOf(relation.kind()) >= 0 && mode.blocksReads());
    }

    /** What others cannot do meanwhile. */
    String stops() {
        return mode.blocksReads() ? "reads and writes" : "writes";
    }
}
