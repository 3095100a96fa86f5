package io.windtunnel.app.access;

import java.util.Optional;

/**
 * What the page to sign in tells.
 *
 * @param problem why the last try did not work
 * @param out somebody has just signed out
 * @param made the first account has just been made
 * @param provider what else to sign in with
 */
public record LogInPage(Optional<LogInProblem> problem, boolean out, boolean made, Optional<String> provider) {

    /** The problem in words. */
    public Optional<String> failed() {
        return problem.map(why -> switch (why) {
            case PASSWORD -> "That name and password do not go together.";
            case AWAY -> name() + " does not answer at the moment. Try again soon, or sign in with a password.";
            case PROVIDER -> "Signing in with " + name() + " did not work. Try again.";
            case UNKNOWN -> "You have no account here. Ask an administrator of this server for one.";
            case DISABLED -> "Your account is disabled. Ask an administrator of this server.";
        });
    }

    private String name() {
        return provider.orElse("the provider");
    }

    /** The address that leads to the provider. */
    public String providerAddress() {
        return "/oauth2/authorization/" + OidcProvider.ID;
    }
}
