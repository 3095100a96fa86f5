/**
 * The commands on a database that lives on: what is applied there, applying more, taking it back, seeding, clearing.
 *
 * <p>In: a {@link io.windtunnel.checker.database.TargetDatabase} and the team's {@link
 * io.windtunnel.checker.flyway.MigrationHistory}. Out: what was done, or a {@link
 * io.windtunnel.checker.database.DatabaseException} that says what was not and who stood in the way. Flyway's own core
 * reads and writes its table and takes its own lock; what can be tried in a sandbox is tried there first.
 */
@NullMarked
package io.windtunnel.checker.database;

import org.jspecify.annotations.NullMarked;
