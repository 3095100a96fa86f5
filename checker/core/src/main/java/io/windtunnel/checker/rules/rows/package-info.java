/**
 * Rules about rows: those that a script deletes or alters, and those that it fails for.
 *
 * <p>In: what the flight over sample rows showed. Out: violations that name the rows.
 */
@NullMarked
package io.windtunnel.checker.rules.rows;

import org.jspecify.annotations.NullMarked;
