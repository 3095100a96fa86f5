package io.windtunnel.checker.observation;

import java.util.Optional;
import java.util.Set;

/**
 * Commands of other sessions that had to wait while the statement's locks were held: each was tried by a second session.
 *
 * @param relation the older relation that they were tried on
 * @param by the relation whose lock was in the way; empty where it is the relation's own
 */
public record SessionBlocked(Relation relation, Set<TriedCommand> commands, Optional<Relation> by)
        implements Observation {

    public SessionBlocked {
        commands = Set.copyOf(commands);
    }
}
