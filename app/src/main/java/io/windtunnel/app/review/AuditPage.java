package io.windtunnel.app.review;

import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.app.audit.AuditLog.Logged;
import java.util.List;
import java.util.Optional;

/**
 * A part of a project's audit log.
 *
 * @param project the project
 * @param entries newest first
 * @param older where the next page begins; empty on the last one
 */
public record AuditPage(Project project, List<Logged> entries, Optional<Long> older) {

    public AuditPage {
        entries = List.copyOf(entries);
    }
}
