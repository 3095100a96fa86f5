package io.windtunnel.checker.observation;

import java.util.Locale;

/** What a statement of an application is for. */
public enum CodeUse {
    /** Columns are read by name. */
    SELECT,
    /** A row with every column that can be written. */
    INSERT,
    /** A row with the columns alone that have to be written. */
    INSERT_REQUIRED,
    /** Columns of one row are written. */
    UPDATE,
    /** A row is deleted. */
    DELETE,
    /** A row is written that may be there already, by a unique key. */
    UPSERT,
    /** Every value of an enumerated type is sent. */
    LITERAL,
    /** A function or procedure is called; only prepared, since nobody knows what it does. */
    CALL,
    /** The body of a function in SQL is read again by the server; no statement of an application. */
    BODY;

    /** Whether it changes rows, or sends what is to be written. */
    public boolean isWrite() {
        return this != SELECT && this != CALL && this != BODY;
    }

    /** In small letters, for reports: {@code insert required}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
