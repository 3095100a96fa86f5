package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.SessionTimeouts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One look at the session.
 *
 * @param transaction Postgres's name of the transaction that was open
 * @param place where the next look begins to read events
 * @param events what happened since the last look
 * @param relations the relations seen, by OID
 */
record Sighting(
        Optional<String> transaction,
        SessionTimeouts timeouts,
        String place,
        List<ServerEvent> events,
        Map<Long, SeenRelation> relations) {

    static final String FIRST_PLACE = "(0,0)";

    static final Sighting NOTHING =
            new Sighting(Optional.empty(), new SessionTimeouts("0", "0", "0"), FIRST_PLACE, List.of(), Map.of());
}
