/**
 * One snapshot against another. Two {@link io.windtunnel.checker.catalog.CatalogSnapshot}s come in, a
 * {@link io.windtunnel.checker.change.SchemaDiff} goes out: what was added, dropped and altered, and which pairs of a
 * dropped and an added object look like one object renamed. Pure; the wording stands apart from the model.
 */
@NullMarked
package io.windtunnel.checker.change;

import org.jspecify.annotations.NullMarked;
