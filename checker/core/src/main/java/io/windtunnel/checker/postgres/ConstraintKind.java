package io.windtunnel.checker.postgres;

import java.util.Locale;

/**
 * The kinds of constraints, in the order in which people write them.
 *
 * @see <a href="https://www.postgresql.org/docs/current/catalog-pg-constraint.html">pg_constraint</a>
 */
public enum ConstraintKind {
    PRIMARY_KEY('p'),
    UNIQUE('u'),
    EXCLUSION('x'),
    CHECK('c'),
    NOT_NULL('n'),
    FOREIGN_KEY('f');

    private final char code;

    ConstraintKind(char code) {
        this.code = code;
    }

    /** The kind for a value of {@code pg_constraint.contype}; an unknown one is an error. */
    public static ConstraintKind ofCode(String contype) {
        for (ConstraintKind kind : values()) {
            if (contype.equals(String.valueOf(kind.code))) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of constraint: " + contype);
    }

    /** The kind in words: {@code foreign key}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
