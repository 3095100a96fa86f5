package io.windtunnel.app.access;

import io.windtunnel.app.web.Frame;
import io.windtunnel.app.web.NotFound;
import io.windtunnel.app.web.Pages;
import io.windtunnel.app.web.Refused;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final PasswordEncoder passwords;
    private final OidcProperties oidc;

    AccessPages(Pages pages, Accounts accounts, PasswordEncoder passwords, OidcProperties oidc) {
        this.pages = pages;
        this.accounts = accounts;
        this.passwords = passwords;
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
        NewAccount account = new NewAccount(name, displayName, password);
        if (!accounts.createFirst(Secrets.hash(token), account.name(), account.displayName(), hash(account))) {
            throw new NotFound("no set-up to do");
        }
        return new RedirectView("/login?made");
    }

    private String hash(NewAccount account) {
        return Objects.requireNonNull(passwords.encode(account.password()));
    }

    private void requireToken(String token) {
        if (!accounts.isSetupToken(Secrets.hash(token))) {
            throw new NotFound("no such set-up token");
        }
    }

    @GetMapping("/accounts")
    View accounts() {
        return pages.page(
                "accounts",
                "Accounts",
                List.of(new Frame.Step("Projects", "/")),
                new AccountsPage(accounts.all(SHOWN)));
    }

    @PostMapping("/accounts")
    View make(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam String password,
            @RequestParam(defaultValue = "false") boolean administrator) {
        NewAccount account = new NewAccount(name, displayName, password);
        if (accounts.create(account.name(), account.displayName(), hash(account), administrator)
                .isEmpty()) {
            throw new Refused(HttpStatus.CONFLICT, "There is an account " + account.name() + " already.");
        }
        return new RedirectView("/accounts");
    }
}
