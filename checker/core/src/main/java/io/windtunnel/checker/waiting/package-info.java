/**
 * For how long others wait. In: the traces of a flight, and servers in the state that it began with. Out: a {@link
 * io.windtunnel.checker.observation.Waiting} for each statement that made others wait: for a moment, or for longer the
 * more rows a table has, and then how much longer, as a second flight over larger tables showed; and what that flight
 * did not get to, as {@link io.windtunnel.domain.report.Problem}s.
 */
@NullMarked
package io.windtunnel.checker.waiting;

import org.jspecify.annotations.NullMarked;
