package io.windtunnel.checker.flyway;

/**
 * How the team's scripts are named.
 *
 * @param prefix of a versioned script: {@code V}
 * @param undoPrefix of an undo script: {@code U}
 * @param separator between version and description: {@code __}
 * @param suffix {@code .sql}
 */
public record ScriptNaming(String prefix, String undoPrefix, String separator, String suffix) {

    /** {@code V12__add_email.sql}. */
    public String versioned(String version, String description) {
        return prefix + version + separator + description + suffix;
    }

    /** {@code U12__add_email.sql}. */
    public String undo(String version, String description) {
        return undoPrefix + version + separator + description + suffix;
    }
}
