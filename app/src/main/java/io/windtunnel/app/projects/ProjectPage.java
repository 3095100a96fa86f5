package io.windtunnel.app.projects;

import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.RunOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A project's runs.
 *
 * @param project the project
 * @param runs newest first
 * @param branches those with the newest runs
 * @param filter which runs are shown
 * @param older the last run shown, where there are older ones
 * @param trend of the branch that is shown, or of the default one
 * @param address the server's own
 */
public record ProjectPage(
        Project project,
        List<RunSummary> runs,
        List<String> branches,
        RunFilter filter,
        Optional<Long> older,
        Trend trend,
        String address) {

    public ProjectPage {
        runs = List.copyOf(runs);
        branches = List.copyOf(branches);
    }

    /** Whether nothing has been handed in yet. */
    public boolean isUnused() {
        return runs.isEmpty() && branches.isEmpty();
    }

    /** Whether the person may change who does what here. */
    public boolean maySettle() {
        return project.allows(ProjectRole.admin);
    }

    /** How a run can end. */
    public List<String> outcomes() {
        return Stream.of(RunOutcome.values()).map(RunOutcome::getLiteral).toList();
    }

    /** The page of the runs before these. */
    public String olderAddress() {
        UriComponentsBuilder page =
                UriComponentsBuilder.fromPath("/projects/{slug}").queryParam("before", older.orElse(0L));
        filter.branch().ifPresent(branch -> page.queryParam("branch", "{branch}"));
        filter.outcome().ifPresent(outcome -> page.queryParam("outcome", outcome.getLiteral()));
        return page.encode()
                .buildAndExpand(filter.branch()
                        .map(branch -> new Object[] {project.slug(), branch})
                        .orElseGet(() -> new Object[] {project.slug()}))
                .toUriString();
    }
}
