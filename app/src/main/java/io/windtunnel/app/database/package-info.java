/**
 * Where the review database is: an embedded server in a directory, or the one of {@code DATABASE_URL}. A migrated
 * {@link javax.sql.DataSource} goes out, and jOOQ's context for it.
 */
@NullMarked
package io.windtunnel.app.database;

import org.jspecify.annotations.NullMarked;
