/**
 * Writes the missing migration. Two {@link io.windtunnel.checker.catalog.CatalogSnapshot}s come in (what the migrations
 * give and what is wanted), a {@link io.windtunnel.checker.autogenerate.MigrationPlan} goes out: operations in the order
 * of their dependencies, the script, and the script of the way back. {@link io.windtunnel.checker.autogenerate.PlanVerifier}
 * alone knows JDBC: it tries the plan on a database.
 */
@NullMarked
package io.windtunnel.checker.autogenerate;

import org.jspecify.annotations.NullMarked;
