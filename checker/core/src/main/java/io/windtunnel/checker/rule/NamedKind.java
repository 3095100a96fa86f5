package io.windtunnel.checker.rule;

import java.util.Locale;

/** A kind of object that teams have rules for how to name. */
public enum NamedKind {
    SCHEMA,
    TABLE,
    COLUMN,
    VIEW,
    INDEX,
    CONSTRAINT,
    SEQUENCE,
    TYPE,
    FUNCTION,
    TRIGGER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
