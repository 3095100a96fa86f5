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

    /** Whether it is one on rows, or on what shows them: not on an index or a sequence. */
    boolean isOfRows() {
        return "rpmvf".indexOf(relation.kind()) >= 0;
    }

    /** What others cannot do meanwhile. */
    String stops() {
        return mode.blocksReads() ? "reads and writes" : "writes";
    }
}
