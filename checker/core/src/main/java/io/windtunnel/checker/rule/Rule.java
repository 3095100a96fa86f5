package io.windtunnel.checker.rule;

import io.windtunnel.domain.report.Severity;
import java.util.List;

/**
 * One hazard and how it is recognised in what was observed. A rule keeps no state, sees no connection and prints
 * nothing.
 */
public interface Rule {

    /** The id, named for the hazard so that "ignore table-dropped" reads well: lower case with dashes, never reused. */
    String id();

    /** How bad it is where nobody configured anything else. */
    Severity severity();

    /** The hazard in a few words, for lists and headings: "Table dropped". */
    String title();

    /** Whether nobody asks it unless a user wants it: it tells of taste, or of what a team has to say first. */
    default boolean isOptIn() {
        return false;
    }

    /** Whether it has to know the schema around every deployment, also where nothing could be dropped. */
    default boolean comparesSchemas() {
        return false;
    }

    /** Every place in the deployment where the hazard was observed, in the order of the script. */
    List<Violation> check(Deployment deployment);

    /** Whether it has nothing to say of a statement of which something worse is found. */
    default boolean isAside() {
        return false;
    }

    /**
     * Whether an undo script that was flown is a deployment like any other to it. Not so for what an undo is there to do,
     * which is to drop, and for what the rules about undo scripts tell.
     */
    default boolean judgesUndos() {
        return false;
    }
}
