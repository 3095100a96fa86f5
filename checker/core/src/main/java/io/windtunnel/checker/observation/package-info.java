/**
 * What Postgres was seen to do: pure records that the observers of {@code trace} fill in and that the rules judge.
 *
 * <p>In: nothing but facts read from a server. Out: {@link io.windtunnel.checker.observation.MigrationTrace}s of
 * {@link io.windtunnel.checker.observation.StatementTrace}s of
 * {@link io.windtunnel.checker.observation.Observation}s. No opinion lives here.
 */
@NullMarked
package io.windtunnel.checker.observation;

import org.jspecify.annotations.NullMarked;
