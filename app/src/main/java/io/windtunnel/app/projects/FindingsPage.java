package io.windtunnel.app.projects;

import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.domain.db.enums.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands in the last runs of a project's branches.
 *
 * @param project the project
 * @param findings worst first
 * @param filter which ones are shown
 * @param branches those with the newest runs
 * @param hasMore whether there is a next page
 */
public record FindingsPage(
        Project project, List<FoundFinding> findings, FindingFilter filter, List<String> branches, boolean hasMore) {

    public FindingsPage {
        findings = List.copyOf(findings);
        branches = List.copyOf(branches);
    }

    /** How bad a finding can be. */
    public List<String> severities() {
        return Stream.of(Severity.values()).map(Severity::getLiteral).toList();
    }

    /** The address of the next page. */
    public String next() {
        return filter.address(project.slug(), filter.page() + 1);
    }

    /** The address of the page before. */
    public String previous() {
        return filter.address(project.slug(), filter.page() - 1);
    }
}
