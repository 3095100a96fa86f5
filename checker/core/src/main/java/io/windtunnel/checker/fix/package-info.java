/**
 * Fixes that were flown: whether what a finding proposes really mends it.
 *
 * <p>In: findings with their fixes, the history they were found in and a server in the state in which the flight began.
 * Out: the same findings, each fix with what was seen when the edited scripts were flown from that state; and the
 * edited scripts themselves, as a patch or as files.
 */
@NullMarked
package io.windtunnel.checker.fix;

import org.jspecify.annotations.NullMarked;
