package io.windtunnel.app.access;

import java.util.List;

/**
 * Who has an account.
 *
 * @param viewer who looks at it
 * @param accounts by name
 */
public record AccountsPage(Person viewer, List<Person> accounts) {

    public AccountsPage {
        accounts = List.copyOf(accounts);
    }

    /** What the viewer can do to the account: nothing to their own. */
    public List<AccountChange> changes(Person account) {
        return account.equals(viewer)
                ? List.of()
                : List.of(
                        account.isEnabled() ? AccountChange.DISABLE : AccountChange.ENABLE,
                        account.isAdministrator()
                                ? AccountChange.UNMAKE_ADMINISTRATOR
                                : AccountChange.MAKE_ADMINISTRATOR);
    }
}
