package io.windtunnel.app.projects;

import io.windtunnel.app.access.Person;
import io.windtunnel.app.access.ProjectAccess;
import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.app.review.Decisions;
import io.windtunnel.app.web.Frame.Step;
import io.windtunnel.app.web.NotFound;
import io.windtunnel.app.web.Pages;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.RunOutcome;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The pages of projects and their runs. */
@Controller
class ProjectPages {

    private static final int PROJECTS = 500;
    private static final int RUNS = 50;
    private static final int BRANCHES = 50;
    private static final int TREND = 60;
    private static final int RULES = 12;
    private static final int LIFE = 200;
    private static final int FINDINGS = 50;
    private static final Step TOP = new Step("Projects", "/");

    private final Pages pages;
    private final ProjectAccess access;
    private final RunQueries queries;
    private final FindingQueries findings;
    private final RunReader reader;
    private final Decisions decisions;

    ProjectPages(
            Pages pages,
            ProjectAccess access,
            RunQueries queries,
            FindingQueries findings,
            RunReader reader,
            Decisions decisions) {
        this.pages = pages;
        this.access = access;
        this.queries = queries;
        this.findings = findings;
        this.reader = reader;
        this.decisions = decisions;
    }

    @GetMapping("/")
    View projects(@AuthenticationPrincipal Person person) {
        return pages.page(
                "projects",
                "Projects",
                List.of(),
                new ProjectsPage(queries.projects(person, PROJECTS), person.isAdministrator()));
    }

    @GetMapping("/projects/{slug}")
    View project(
            @AuthenticationPrincipal Person person,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String branch,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam Optional<Long> before) {
        String address = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        Project project = access.require(slug, person, ProjectRole.read);
        RunFilter filter = new RunFilter(Optional.of(branch).filter(name -> !name.isBlank()), outcome(outcome), before);
        List<RunSummary> runs = queries.runs(project.id(), filter, RUNS + 1);
        boolean more = runs.size() > RUNS;
        List<RunSummary> shown = more ? runs.subList(0, RUNS) : runs;
        return pages.page(
                "project",
                project.name(),
                List.of(TOP),
                new ProjectPage(
                        project,
                        shown,
                        queries.branches(project.id(), BRANCHES),
                        filter,
                        more ? Optional.of(shown.get(RUNS - 1).id()) : Optional.empty(),
                        trend(project, filter),
                        address));
    }

    private Trend trend(Project project, RunFilter filter) {
        String branch = filter.branch().orElse(project.defaultBranch());
        List<RunSummary> runs = queries.runs(
                project.id(), new RunFilter(Optional.of(branch), Optional.empty(), Optional.empty()), TREND);
        return Trend.of(
                runs,
                queries.rules(project.id(), runs.stream().map(RunSummary::id).toList(), RULES));
    }

    private static Optional<RunOutcome> outcome(String text) {
        return Optional.ofNullable(RunOutcome.lookupLiteral(text));
    }

    @GetMapping("/projects/{slug}/runs/{id}")
    View run(@AuthenticationPrincipal Person person, @PathVariable String slug, @PathVariable long id) {
        Project project = access.require(slug, person, ProjectRole.read);
        RunPage page = reader.read(project, id);
        return pages.page("run", "Run " + id, List.of(TOP, step(project)), page);
    }

    @GetMapping("/projects/{slug}/findings")
    View findings(
            @AuthenticationPrincipal Person person,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String branch,
            @RequestParam(defaultValue = "") String decided,
            @RequestParam(defaultValue = "1") int page) {
        Project project = access.require(slug, person, ProjectRole.read);
        FindingFilter filter = FindingFilter.of(q, rule, severity, branch, decided, page);
        List<FoundFinding> found = findings.search(project.id(), filter, FINDINGS);
        boolean more = found.size() > FINDINGS;
        return pages.page(
                "findings",
                "Findings",
                List.of(TOP, step(project)),
                new FindingsPage(
                        project,
                        more ? found.subList(0, FINDINGS) : found,
                        filter,
                        queries.branches(project.id(), BRANCHES),
                        more));
    }

    @GetMapping("/projects/{slug}/findings/{fingerprint}")
    View finding(
            @AuthenticationPrincipal Person person,
            @PathVariable String slug,
            @PathVariable String fingerprint,
            @RequestParam Optional<Long> run) {
        Project project = access.require(slug, person, ProjectRole.read);
        List<Occurrence> life = queries.life(project.id(), fingerprint, LIFE);
        if (life.isEmpty()) {
            throw new NotFound("no finding " + fingerprint);
        }
        return pages.page(
                "finding",
                life.get(0).title(),
                List.of(TOP, step(project)),
                new FindingPage(
                        project,
                        fingerprint,
                        life,
                        decisions.panel(project, person, fingerprint, run.orElseGet(() -> life.get(0)
                                .run()
                                .id()))));
    }

    private static Step step(Project project) {
        return new Step(project.name(), "/projects/" + project.slug());
    }
}
