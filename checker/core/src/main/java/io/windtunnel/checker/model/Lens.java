package io.windtunnel.checker.model;

/** What a kind of model can express. */
public enum Lens {
    /** Everything: SQL that ran in a sandbox. */
    SQL,
    /** Everything but what belongs to the server more than to the schema: owners, versions of extensions. */
    LIVE_DATABASE,
    /** What jOOQ's generator writes into its classes. */
    JOOQ_CLASSES
}
