package io.windtunnel.checker.catalog;

/**
 * When a trigger or a rule fires.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE ... ENABLE TRIGGER</a>
 */
public enum Firing {
    /** Unless {@code session_replication_role} is {@code replica}: the ordinary state. */
    ENABLED,
    DISABLED,
    REPLICA,
    ALWAYS
}
