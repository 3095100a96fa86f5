/**
 * Whether a history means one thing: its scripts are flown again, in another order, or all in one, and what comes of it
 * is compared.
 *
 * <p>In: {@link io.windtunnel.checker.trace.StartingPoint}s and the migrations under check. Out: {@link
 * io.windtunnel.checker.observation.Trial}s, which rules judge. Nobody watches these flights; what they leave is read.
 */
@NullMarked
package io.windtunnel.checker.history;

import org.jspecify.annotations.NullMarked;
