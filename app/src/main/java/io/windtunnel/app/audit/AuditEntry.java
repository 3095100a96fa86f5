package io.windtunnel.app.audit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that was done.
 *
 * @param actor who did it
 * @param project the number of the project that it was done in; empty for the server itself
 * @param action what was done
 * @param subject to what, by name, as the entry outlasts the thing
 * @param detail what else is worth knowing, without secrets
 */
public record AuditEntry(
        Actor actor, Optional<Long> project, AuditAction action, String subject, Map<String, String> detail) {

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

    /** Something that was done in a project, without more to say. */
    public AuditEntry(Actor actor, long project, AuditAction action, String subject) {
        this(actor, Optional.of(project), action, subject, Map.of());
    }

    /** Something that was done to the server itself, without more to say. */
    public static AuditEntry ofServer(Actor actor, AuditAction action, String subject) {
        return new AuditEntry(actor, Optional.empty(), action, subject, Map.of());
    }

    /** The same with more known of it. */
    public AuditEntry with(String name, String value) {
        Map<String, String> more = new TreeMap<>(detail);
        more.put(name, value);
        return new AuditEntry(actor, project, action, subject, more);
    }
}
