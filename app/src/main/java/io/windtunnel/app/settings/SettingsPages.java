package io.windtunnel.app.settings;

import io.windtunnel.app.access.Accounts;
import io.windtunnel.app.access.Person;
import io.windtunnel.app.access.ProjectAccess;
import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.app.access.Tokens;
import io.windtunnel.app.web.Frame.Step;
import io.windtunnel.app.web.Pages;
import io.windtunnel.app.web.Refused;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.TokenScope;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The pages on which projects are made and set. */
@Controller
class SettingsPages {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_KEPT = 36_500;

    private final Pages pages;
    private final ProjectAccess access;
    private final ProjectStore projects;
    private final Accounts accounts;
    private final Tokens tokens;

    SettingsPages(Pages pages, ProjectAccess access, ProjectStore projects, Accounts accounts, Tokens tokens) {
        this.pages = pages;
        this.access = access;
        this.projects = projects;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @PostMapping("/projects")
    View make(
            @AuthenticationPrincipal Person person,
            @RequestParam String slug,
            @RequestParam String name,
            @RequestParam String defaultBranch) {
        if (!person.isAdministrator()) {
            throw new AccessDeniedException("only an administrator makes projects");
        }
        NewProject project = new NewProject(slug, name, defaultBranch);
        if (projects.create(project.slug(), project.name(), project.defaultBranch())
                .isEmpty()) {
            throw new Refused(HttpStatus.CONFLICT, "There is a project " + project.slug() + " already.");
        }
        return new RedirectView("/projects/" + project.slug());
    }

    @GetMapping("/projects/{slug}/settings")
    View show(@AuthenticationPrincipal Person person, @PathVariable String slug) {
        return page(administered(person, slug), Optional.empty());
    }

    @PostMapping("/projects/{slug}/settings")
    View set(
            @AuthenticationPrincipal Person person,
            @PathVariable String slug,
            @RequestParam(defaultValue = "false") boolean fourEyes,
            @RequestParam(defaultValue = "") String keepDays) {
        Project project = administered(person, slug);
        projects.set(project.id(), fourEyes, days(keepDays));
        return back(project);
    }

    private static Optional<Integer> days(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            int days = Integer.parseInt(text.strip());
            if (days > 0 && days <= LONGEST_KEPT) {
                return Optional.of(days);
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw refused("Runs are kept for a number of days from 1 to " + LONGEST_KEPT + ", or for ever.");
    }

    @PostMapping("/projects/{slug}/members")
    View addMember(
            @AuthenticationPrincipal Person person,
            @PathVariable String slug,
            @RequestParam String name,
            @RequestParam String role) {
        Project project = administered(person, slug);
        ProjectRole given = Optional.ofNullable(ProjectRole.lookupLiteral(role))
                .orElseThrow(() -> refused("There is no role " + role + "."));
        long account =
                accounts.idOf(name.strip()).orElseThrow(() -> refused("There is no account " + name.strip() + "."));
        accounts.setRole(project.id(), account, given);
        return back(project);
    }

    @PostMapping("/projects/{slug}/members/{account}/remove")
    View removeMember(@AuthenticationPrincipal Person person, @PathVariable String slug, @PathVariable long account) {
        Project project = administered(person, slug);
        accounts.removeRole(project.id(), account);
        return back(project);
    }

    /** The answer shows the token, which nothing else ever does: hence no redirect. */
    @PostMapping("/projects/{slug}/tokens")
    View makeToken(
            @AuthenticationPrincipal Person person,
            @PathVariable String slug,
            @RequestParam String name,
            @RequestParam String scope) {
        Project project = administered(person, slug);
        TokenScope given = Optional.ofNullable(TokenScope.lookupLiteral(scope))
                .orElseThrow(() -> refused("There is no scope " + scope + "."));
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw refused("A token has a name, of at most " + LONGEST_NAME + " characters.");
        }
        String token = tokens.create(project.id(), name.strip(), given, Optional.of(person.id()))
                .orElseThrow(() -> new Refused(
                        HttpStatus.CONFLICT, "There is a token " + name.strip() + " in this project already."));
        return page(project, Optional.of(token));
    }

    @PostMapping("/projects/{slug}/tokens/{token}/revoke")
    View revoke(@AuthenticationPrincipal Person person, @PathVariable String slug, @PathVariable long token) {
        Project project = administered(person, slug);
        tokens.revoke(project.id(), token);
        return back(project);
    }

    private Project administered(Person person, String slug) {
        return access.require(slug, person, ProjectRole.admin);
    }

    private View page(Project project, Optional<String> made) {
        return pages.page(
                "settings",
                "Members and tokens",
                List.of(new Step("Projects", "/"), new Step(project.name(), "/projects/" + project.slug())),
                new SettingsPage(project, accounts.members(project.id()), tokens.of(project.id()), made));
    }

    private static View back(Project project) {
        return new RedirectView("/projects/" + project.slug() + "/settings");
    }

    private static Refused refused(String reason) {
        return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, reason);
    }
}
