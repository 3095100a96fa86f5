/**
 * Whether undo scripts undo: each migration under check that has one is flown, taken back and flown again.
 *
 * <p>In: a {@link io.windtunnel.checker.trace.StartingPoint} and the migrations that flew. Out: an {@link
 * io.windtunnel.checker.observation.UndoTrial} for each, which rules judge.
 */
@NullMarked
package io.windtunnel.checker.undo;

import org.jspecify.annotations.NullMarked;
