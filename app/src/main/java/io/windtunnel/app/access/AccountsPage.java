package io.windtunnel.app.access;

import java.util.List;

/** Who has an account, by name. */
public record AccountsPage(List<Person> accounts) {

    public AccountsPage {
        accounts = List.copyOf(accounts);
    }
}
