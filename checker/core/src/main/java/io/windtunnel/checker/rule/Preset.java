package io.windtunnel.checker.rule;

import java.util.Locale;

/** A choice of rules, and of how bad what they find is. Several go together. */
public enum Preset {
    /** Every rule but those that are asked for one by one or by {@link #DESIGN}, as bad as it says itself. */
    DEFAULT,
    /** What would be a warning is an error, and what would be a note is a warning. */
    STRICT,
    /** The rules that are off otherwise are on: how a schema is designed, and how its objects are named. */
    DESIGN,
    /** Of the rules that are on by themselves those alone that are errors. */
    MINIMAL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
