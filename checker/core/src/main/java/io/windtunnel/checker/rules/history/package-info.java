/**
 * Rules about the history that a deployment goes on from, and about what becomes of its scripts when they are flown
 * otherwise: again, in another order, or all in one.
 *
 * <p>In: the trials of a deployment that compare it with the base branch, and those that flew it otherwise. Out:
 * violations, also in scripts that are not there any more.
 */
@NullMarked
package io.windtunnel.checker.rules.history;

import org.jspecify.annotations.NullMarked;
