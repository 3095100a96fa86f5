/**
 * What was written: the migrations as Flyway resolved them and their statements with their lines.
 *
 * <p>In: names, versions and texts that Flyway's own core found. Out: pure records. Nothing here reads a database.
 */
@NullMarked
package io.windtunnel.checker.script;

import org.jspecify.annotations.NullMarked;
