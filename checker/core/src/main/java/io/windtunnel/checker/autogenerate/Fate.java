package io.windtunnel.checker.autogenerate;

/** What becomes of a part. */
enum Fate {
    KEEP,
    /** It is done to a parent's part and reaches this one by inheritance. */
    FOLLOW,
    CREATE,
    DROP,
    /** In place; what stands on it need not know. */
    ALTER,
    /** A column gets another type: what shows or computes with it goes before and comes back after. */
    RETYPE,
    RECREATE;

    boolean takesAway() {
        return this == DROP || this == RECREATE;
    }

    boolean gives() {
        return this == CREATE || this == RECREATE;
    }
}
