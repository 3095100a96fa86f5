package io.windtunnel.app.review;

import io.windtunnel.app.access.Person;
import io.windtunnel.app.access.ProjectAccess;
import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.app.audit.AuditLog;
import io.windtunnel.app.audit.AuditLog.Logged;
import io.windtunnel.app.web.Frame.Step;
import io.windtunnel.app.web.Pages;
import io.windtunnel.domain.db.enums.ProjectRole;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What was done in a project, for those who administer it. */
@Controller
class AuditPages {

    private static final int SHOWN = 50;

    private final Pages pages;
    private final ProjectAccess access;
    private final AuditLog audit;

    AuditPages(Pages pages, ProjectAccess access, AuditLog audit) {
        this.pages = pages;
        this.access = access;
        this.audit = audit;
    }

    @GetMapping("/projects/{slug}/audit")
    View audit(@AuthenticationPrincipal Person person, @PathVariable String slug, @RequestParam Optional<Long> before) {
        Project project = access.require(slug, person, ProjectRole.admin);
        List<Logged> entries = audit.of(project.id(), before, SHOWN + 1);
        boolean more = entries.size() > SHOWN;
        List<Logged> shown = more ? entries.subList(0, SHOWN) : entries;
        return pages.page(
                "audit",
                "Audit log",
                List.of(new Step("Projects", "/"), new Step(project.name(), "/projects/" + slug)),
                new AuditPage(
                        project, shown, more ? Optional.of(shown.get(SHOWN - 1).id()) : Optional.empty()));
    }
}
