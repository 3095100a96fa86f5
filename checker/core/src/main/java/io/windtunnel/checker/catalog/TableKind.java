package io.windtunnel.checker.catalog;

/** The kinds of tables. A partition is of one of them, too. */
public enum TableKind {
    ORDINARY,
    PARTITIONED,
    FOREIGN
}
