package io.windtunnel.checker.database;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** That this database is meant: by its name, given beforehand or typed; elsewhere than on this machine only beforehand. */
public final class Confirmation {

    private final TargetDatabase target;

    /** For that database. */
    public Confirmation(TargetDatabase target) {
        this.target = target;
    }

    /**
     * Before anything is connected to.
     *
     * @param named the name that was given beforehand
     * @throws DatabaseException when it is another one, or there has to be one
     */
    public void before(Optional<String> named) throws DatabaseException {
        if (named.isPresent() && !named.get().equals(target.name())) {
            throw DatabaseException.configuration(
                    "--yes-really %s names another database than %s, which is %s (from %s). Nothing was cleared."
                            .formatted(named.get(), target, target.name(), target.origin()));
        }
        if (named.isEmpty() && !target.isLocal()) {
            throw DatabaseException.configuration(
                    "%s (from %s) is not on this machine. Nothing was cleared: that takes --yes-really %s."
                            .formatted(target, target.origin(), target.name()));
        }
    }

    /**
     * Before it is cleared.
     *
     * @param named the name that was given beforehand
     * @param schemas what would be cleared
     * @param ask asks a person a question; an empty answer where nobody is there
     * @throws DatabaseException when it is not confirmed
     */
    public void now(Optional<String> named, List<String> schemas, Function<String, Optional<String>> ask)
            throws DatabaseException {
        if (named.isPresent()) {
            return;
        }
        Optional<String> answer =
                ask.apply("Everything in the schema %s of %s goes, with all rows. Type %s to clear it:"
                        .formatted(String.join(" and ", schemas), target, target.name()));
        if (answer.isEmpty()) {
            throw DatabaseException.configuration(
                    "Nobody is here to confirm that %s is to be cleared. Nothing was cleared: that takes --yes-really %s."
                            .formatted(target, target.name()));
        }
        if (!answer.get().equals(target.name())) {
            throw DatabaseException.configuration("That is not " + target.name() + ". Nothing was cleared.");
        }
    }
}
