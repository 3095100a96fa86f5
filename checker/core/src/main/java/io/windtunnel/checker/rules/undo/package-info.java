/**
 * Rules about undo scripts: that they are there, run, bring back what was, and lose no row.
 *
 * <p>In: the {@link io.windtunnel.checker.observation.UndoTrial}s of a deployment. Out: violations, which stand in the
 * undo script. What an undo drops is judged here alone: it is there to drop what its migration made.
 */
@NullMarked
package io.windtunnel.checker.rules.undo;

import org.jspecify.annotations.NullMarked;
