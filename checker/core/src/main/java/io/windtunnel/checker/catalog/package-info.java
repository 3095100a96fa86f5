/**
 * What a schema is. A connection comes in, a {@link io.windtunnel.checker.catalog.CatalogSnapshot} goes out: pure
 * records in Postgres's own terms, sorted, equal for equal schemas. Only the reader knows JDBC.
 */
@NullMarked
package io.windtunnel.checker.catalog;

import org.jspecify.annotations.NullMarked;
