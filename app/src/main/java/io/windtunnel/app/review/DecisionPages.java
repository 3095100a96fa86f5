package io.windtunnel.app.review;

import io.windtunnel.app.access.Person;
import io.windtunnel.app.access.ProjectAccess;
import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.domain.db.enums.ProjectRole;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

/** What people send from the forms on a finding's page, and the decisions as a file. */
@Controller
class DecisionPages {

    private final ProjectAccess access;
    private final Decisions decisions;

    DecisionPages(ProjectAccess access, Decisions decisions) {
        this.access = access;
        this.decisions = decisions;
    }

    @PostMapping("/projects/{slug}/findings/{fingerprint}/decisions")
    View decide(
            @AuthenticationPrincipal Person person,
            @PathVariable String slug,
            @PathVariable String fingerprint,
            @RequestParam long run,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason) {
        Project project = access.require(slug, person, ProjectRole.review);
        decisions.decide(project, person, fingerprint, NewDecision.read(run, verdict, reason));
        return back(slug, fingerprint, run);
    }

    @PostMapping("/projects/{slug}/findings/{fingerprint}/decisions/{id}/second")
    View second(
            @AuthenticationPrincipal Person person,
            @PathVariable String slug,
            @PathVariable String fingerprint,
            @PathVariable long id,
            @RequestParam long run) {
        Project project = access.require(slug, person, ProjectRole.review);
        decisions.second(project, person, fingerprint, id);
        return back(slug, fingerprint, run);
    }

    @PostMapping("/projects/{slug}/findings/{fingerprint}/decisions/{id}/withdraw")
    View withdraw(
            @AuthenticationPrincipal Person person,
            @PathVariable String slug,
            @PathVariable String fingerprint,
            @PathVariable long id,
            @RequestParam long run) {
        Project project = access.require(slug, person, ProjectRole.review);
        decisions.withdraw(project, person, fingerprint, id);
        return back(slug, fingerprint, run);
    }

    /** The file that a repository keeps for checks that cannot ask the server. */
    @GetMapping("/projects/{slug}/decisions.json")
    ResponseEntity<String> file(@AuthenticationPrincipal Person person, @PathVariable String slug) {
        Project project = access.require(slug, person, ProjectRole.read);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("decisions.json")
                                .build()
                                .toString())
                .body(decisions.document(slug, project.id()).json());
    }

    private static View back(String slug, String fingerprint, long run) {
        return new RedirectView("/projects/" + slug + "/findings/"
                + UriUtils.encodePathSegment(fingerprint, StandardCharsets.UTF_8) + "?run=" + run + "#decisions");
    }
}
