package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.SessionTimeouts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One look at the session.
 *
 * @param transaction Postgres's name of the transaction that was open
 * @param settings the session's settings that outlive a script, by name
 * @param lastEvent the number of the last event until now: the next look reads those after it
 * @param events what happened since the last look
 * @param relations the relations seen, by OID
 */
record Sighting(
        Optional<String> transaction,
        SessionTimeouts timeouts,
        Map<String, String> settings,
        long lastEvent,
        List<ServerEvent> events,
        Map<Long, SeenRelation> relations) {

    static final Sighting NOTHING =
            new Sighting(Optional.empty(), new SessionTimeouts("0", "0", "0"), Map.of(), 0, List.of(), Map.of());
}
