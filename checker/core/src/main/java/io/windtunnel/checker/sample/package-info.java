/**
 * Rows that are made up. A {@link io.windtunnel.checker.catalog.CatalogSnapshot} and a connection of the role that runs
 * the scripts come in; rows in every table that was empty, and a {@link io.windtunnel.checker.sample.Population} that
 * names them, go out. What a value must satisfy is asked of Postgres: nothing here solves a condition.
 */
@NullMarked
package io.windtunnel.checker.sample;

import org.jspecify.annotations.NullMarked;
