package io.windtunnel.app.review;

import io.windtunnel.app.audit.AuditLog.Logged;
import java.util.List;
import java.util.Optional;

/**
 * A part of an audit log.
 *
 * @param address where its first page is
 * @param entries newest first
 * @param older where the next page begins; empty on the last one
 */
public record AuditPage(String address, List<Logged> entries, Optional<Long> older) {

    public AuditPage {
        entries = List.copyOf(entries);
    }
}
