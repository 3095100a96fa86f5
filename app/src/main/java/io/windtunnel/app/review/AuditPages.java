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

/** What was done, for those who administer the project or the server. */
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
        return page(
                "/projects/" + slug + "/audit",
                audit.of(project.id(), before, SHOWN + 1),
                new Step("Projects", "/"),
                new Step(project.name(), "/projects/" + slug));
    }

    /** What was done to the server itself: its accounts. */
    @GetMapping("/accounts/audit")
    View audit(@RequestParam Optional<Long> before) {
        return page(
                "/accounts/audit",
                audit.ofServer(before, SHOWN + 1),
                new Step("Projects", "/"),
                new Step("Accounts", "/accounts"));
    }

    /** @param entries one more than is shown, where there are older ones */
    private View page(String address, List<Logged> entries, Step... trail) {
        boolean more = entries.size() > SHOWN;
        List<Logged> shown = more ? entries.subList(0, SHOWN) : entries;
        return pages.page(
                "audit",
                "Audit log",
                List.of(trail),
                new AuditPage(
                        address, shown, more ? Optional.of(shown.get(SHOWN - 1).id()) : Optional.empty()));
    }
}
