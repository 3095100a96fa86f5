/**
 * Copies of rows at several moments, kept in the server and compared there.
 *
 * <p>In: a connection that sees every row, and the schema of the moment. Out: a {@link
 * io.windtunnel.checker.rows.TableCopy} for each table, and what differs between two of them.
 */
@NullMarked
package io.windtunnel.checker.rows;

import org.jspecify.annotations.NullMarked;
