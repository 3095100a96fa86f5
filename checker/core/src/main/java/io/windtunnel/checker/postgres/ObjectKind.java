package io.windtunnel.checker.postgres;

import java.util.Locale;

/** The kinds of objects that a schema is made of, in the order in which they can be created. */
public enum ObjectKind {
    SCHEMA,
    EXTENSION,
    ENUM,
    ENUM_VALUE,
    DOMAIN,
    COMPOSITE_TYPE,
    RANGE_TYPE,
    SEQUENCE,
    TABLE,
    COLUMN,
    CONSTRAINT,
    INDEX,
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    VIEW,
    MATERIALIZED_VIEW,
    TRIGGER,
    RULE,
    POLICY,
    DEFAULT_PRIVILEGES,
    COLLATION,
    STATISTICS,
    EVENT_TRIGGER,
    PUBLICATION,
    FOREIGN_DATA_WRAPPER,
    SERVER,
    OPERATOR,
    CAST,
    TEXT_SEARCH_DICTIONARY,
    TEXT_SEARCH_CONFIGURATION;

    /** The kind in words, as the manual says it: {@code materialized view}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
