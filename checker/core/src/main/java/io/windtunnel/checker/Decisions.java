package io.windtunnel.checker;

import io.windtunnel.checker.change.RenameCandidate;
import java.util.List;
import java.util.Optional;

/** What only a person can decide. */
public interface Decisions {

    /**
     * Whether an object was renamed, or one was dropped and another one added.
     *
     * @return empty where nobody is there to ask
     */
    Optional<Boolean> isRename(RenameCandidate candidate);

    /**
     * Whether what the migration drops may be lost.
     *
     * @param losses the rows and values, a phrase each
     * @return empty where nobody is there to ask
     */
    Optional<Boolean> mayLose(List<String> losses);
}
