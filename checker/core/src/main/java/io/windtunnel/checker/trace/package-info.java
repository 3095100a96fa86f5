/**
 * Runs the migrations and watches: Flyway applies the scripts, the observers look on from inside the transaction.
 *
 * <p>In: a throwaway server and a {@link io.windtunnel.checker.flyway.MigrationHistory}.
 * Out: a {@link io.windtunnel.checker.trace.Flight} of {@link io.windtunnel.checker.observation.MigrationTrace}s. After
 * each statement one query ({@code windtunnel.look}) reads what the server knows of it, and one {@link
 * io.windtunnel.checker.trace.Observer} per kind of fact turns that into observations.
 */
@NullMarked
package io.windtunnel.checker.trace;

import org.jspecify.annotations.NullMarked;
