package io.windtunnel.app.projects;

import gg.jte.Content;
import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.app.projects.RunPage.Comparison;
import io.windtunnel.app.projects.RunPage.Listed;
import io.windtunnel.app.review.Decisions;
import io.windtunnel.app.web.NotFound;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import io.windtunnel.views.html.HtmlFragment;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Reads a run as its page shows it. */
@Service
class RunReader {

    private final RunQueries queries;
    private final Decisions decisions;

    RunReader(RunQueries queries, Decisions decisions) {
        this.queries = queries;
        this.decisions = decisions;
    }

    /** @throws NotFound if the project has no such run */
    RunPage read(Project project, long id) {
        RunSummary run = queries.run(project.id(), id).orElseThrow(() -> new NotFound("no run " + id));
        Report report = ReportJson.read(new ByteArrayInputStream(
                queries.document(project.id(), id).orElseThrow(() -> new NotFound("no run " + id))));
        Optional<RunSummary> base = queries.lastBefore(
                project.id(), run.baseBranch().orElse(project.defaultBranch()), id, run.receivedAt());
        Set<String> before = base.map(other -> queries.fingerprints(other.id())).orElse(Set.of());
        List<Listed> findings = report.findings().stream()
                .map(finding -> new Listed(finding, base.isPresent() && !before.contains(finding.fingerprint())))
                .toList();
        return new RunPage(
                project, run, base, comparison(findings, before), findings, decisions.of(project, id), views(report));
    }

    private static Comparison comparison(List<Listed> findings, Set<String> before) {
        int fresh = (int) findings.stream()
                .filter(listed ->
                        listed.isNew() && listed.finding().suppressed().isEmpty())
                .count();
        Set<String> now =
                findings.stream().map(listed -> listed.finding().fingerprint()).collect(Collectors.toSet());
        int gone = (int) before.stream()
                .filter(fingerprint -> !now.contains(fingerprint))
                .count();
        return new Comparison(fresh, gone);
    }

    private static Content views(Report report) {
        HtmlFragment fragment = HtmlFragment.of(report);
        return output -> {
            StringWriter text = new StringWriter();
            fragment.write(text);
            output.writeContent(text.toString());
        };
    }
}
