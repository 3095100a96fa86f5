package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.observation.StatementFailure;

/**
 * Why a statement failed, as far as a rule of its own tells of it. {@link #of} is the one place where that is decided:
 * each failure is told by the rule of its kind, and by no other one.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error Codes</a>
 */
public enum FailureKind {
    /** A value was used in the transaction that added it to its type. */
    NEW_ENUM_VALUE,
    /** CONCURRENTLY ran in a transaction, or waited for the one in which Flyway keeps its own lock. */
    CONCURRENTLY,
    /** The role that runs the scripts may not do it. */
    PRIVILEGE,
    /** Flyway itself refused to run some statements of a script in a transaction and others outside one. */
    MIXED,
    /** All that no other kind is. */
    OTHER;

    /** Whose failure it is. What Flyway would not send has no SQLSTATE. */
    public static FailureKind of(StatementFailure failure) {
        return switch (failure.sqlState()) {
            case "55P04" -> NEW_ENUM_VALUE;
            case "25001" -> failure.message().contains("CONCURRENTLY") ? CONCURRENTLY : OTHER;
            case "57014", "55P03" ->
                failure.wasStopped() && failure.message().contains("Flyway") ? CONCURRENTLY : OTHER;
            case "42501" -> PRIVILEGE;
            case "" -> failure.message().contains("both transactional and non-transactional") ? MIXED : OTHER;
            default -> OTHER;
        };
    }
}
