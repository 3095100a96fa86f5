package io.windtunnel.app.audit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that was done in a project.
 *
 * @param actor who did it
 * @param project the project's number
 * @param action what was done
 * @param subject to what, by name, as the entry outlasts the thing
 * @param detail what else is worth knowing, without secrets
 */
public record AuditEntry(Actor actor, long project, AuditAction action, String subject, Map<String, String> detail) {

    public AuditEntry {
        detail = Map.copyOf(detail);
    }

    /**
     * Who does something.
     *
     * @param name by name, as the entry outlasts the account
     * @param account the account's number; empty where the server acts by itself
     */
    public record Actor(String name, Optional<Long> account) {

        /** The server by itself. */
        public static final Actor SERVER = new Actor("windtunnel", Optional.empty());
    }

    /** Without more to say. */
    public AuditEntry(Actor actor, long project, AuditAction action, String subject) {
        this(actor, project, action, subject, Map.of());
    }

    /** The same with more known of it. */
    public AuditEntry with(String name, String value) {
        Map<String, String> more = new TreeMap<>(detail);
        more.put(name, value);
        return new AuditEntry(actor, project, action, subject, more);
    }
}
