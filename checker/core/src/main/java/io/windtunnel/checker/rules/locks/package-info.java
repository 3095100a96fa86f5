/**
 * Rules about locks, and what goes on while they are held.
 *
 * <p>In: the locks, scans, rewrites, writes and new keys of a deployment, put by {@link
 * io.windtunnel.checker.rules.locks.Ledger} beside the locks that its transactions held at that moment. Out: violations.
 * {@link io.windtunnel.checker.rules.locks.Effect} decides which of the rules speaks of a statement, so that one hazard
 * is one finding.
 */
@NullMarked
package io.windtunnel.checker.rules.locks;

import org.jspecify.annotations.NullMarked;
