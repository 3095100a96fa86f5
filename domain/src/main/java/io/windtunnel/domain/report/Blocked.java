package io.windtunnel.domain.report;

import java.util.List;
import java.util.Optional;

/**
 * Commands of another session that had to wait while a statement's locks were held; a second session tried them.
 *
 * @param relation the older relation that they were tried on
 * @param kind "table", "sequence", "view" or "materialized view"
 * @param commands SELECT, INSERT, UPDATE, DELETE; nextval on a sequence
 * @param by the relation whose lock was in the way, where it is not the relation's own
 */
public record Blocked(String relation, String kind, List<String> commands, Optional<String> by) {

    public Blocked {
        commands = List.copyOf(commands);
    }
}
