package io.windtunnel.app.access;

import io.windtunnel.app.web.Frame;
import io.windtunnel.app.web.NotFound;
import io.windtunnel.app.web.Pages;
import io.windtunnel.app.web.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Signing in, the first account, and the accounts that an administrator makes. */
@Controller
class AccessPages {

    private static final int SHOWN = 1_000;

    private final Pages pages;
    private final Accounts accounts;
    private final AccountAdministration administration;
    private final OidcProperties oidc;

    AccessPages(Pages pages, Accounts accounts, AccountAdministration administration, OidcProperties oidc) {
        this.pages = pages;
        this.accounts = accounts;
        this.administration = administration;
        this.oidc = oidc;
    }

    @GetMapping("/login")
    View logIn(
            @RequestParam Optional<String> error,
            @RequestParam(name = "out", required = false) String out,
            @RequestParam(name = "made", required = false) String made) {
        Optional<String> provider = oidc.isConfigured() ? Optional.of(oidc.name()) : Optional.empty();
        return pages.page(
                "login",
                "Sign in",
                List.of(),
                new LogInPage(error.map(LogInProblem::of), out != null, made != null, provider));
    }

    @GetMapping("/setup")
    View setup(@RequestParam(defaultValue = "") String token) {
        requireToken(token);
        return pages.page("setup", "The first account", List.of(), new SetupPage(token));
    }

    @PostMapping("/setup")
    View makeFirst(
            @RequestParam String token,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam String password) {
        requireToken(token);
        if (!administration.makeFirst(token, new NewAccount(name, displayName, password))) {
            throw new NotFound("no set-up to do");
        }
        return new RedirectView("/login?made");
    }

    private void requireToken(String token) {
        if (!accounts.isSetupToken(Secrets.hash(token))) {
            throw new NotFound("no such set-up token");
        }
    }

    @GetMapping("/accounts")
    View accounts(@AuthenticationPrincipal Person person) {
        return pages.page(
                "accounts",
                "Accounts",
                List.of(new Frame.Step("Projects", "/")),
                new AccountsPage(person, accounts.all(SHOWN)));
    }

    @PostMapping("/accounts")
    View make(
            @AuthenticationPrincipal Person person,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam String password,
            @RequestParam(defaultValue = "false") boolean administrator) {
        NewAccount account = new NewAccount(name, displayName, password);
        if (!administration.make(person, account, administrator)) {
            throw new Refused(HttpStatus.CONFLICT, "There is an account " + account.name() + " already.");
        }
        return new RedirectView("/accounts");
    }

    /** One cannot lock oneself out, so that there is always somebody who administers the server. */
    @PostMapping("/accounts/{account}")
    View change(
            @AuthenticationPrincipal Person person, @PathVariable long account, @RequestParam AccountChange change) {
        if (person.id() == account) {
            throw new Refused(HttpStatus.CONFLICT, "This is your own account: another administrator can change it.");
        }
        if (!administration.change(person, account, change)) {
            throw new NotFound("no account " + account + " of which this is not so already");
        }
        return new RedirectView("/accounts");
    }

    @PostMapping("/accounts/password")
    View setPassword(@AuthenticationPrincipal Person person, @RequestParam String name, @RequestParam String password) {
        NewAccount account = new NewAccount(name, "", password);
        if (!administration.setPassword(person, account)) {
            throw new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT, "There is no account " + account.name() + " with a password.");
        }
        return new RedirectView("/accounts");
    }
}
