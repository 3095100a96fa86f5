package io.windtunnel.app.access;

import io.windtunnel.app.audit.AuditAction;
import io.windtunnel.app.audit.AuditEntry;
import io.windtunnel.app.audit.AuditEntry.Actor;
import io.windtunnel.app.audit.AuditLog;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is done to accounts, each change with its entry in the audit log or not at all. Whoever's account is changed has to
 * sign in again, as their sessions still say what was so before.
 */
@Service
class AccountAdministration {

    private static final String ADMINISTRATOR = "administrator";

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    AccountAdministration(
            Accounts accounts,
            PasswordEncoder passwords,
            AuditLog audit,
            TransactionTemplate transaction,
            FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
        this.sessions = sessions;
    }

    /** The first account, which somebody with the set-up token makes for themselves; false where the token counts no more. */
    boolean makeFirst(String token, NewAccount account) {
        String hash = hash(account.password());
        return transaction.execute(status -> {
            Optional<Long> made =
                    accounts.createFirst(Secrets.hash(token), account.name(), account.displayName(), hash);
            made.ifPresent(id -> audit.add(
                    AuditEntry.ofServer(new Actor(account.name(), made), AuditAction.ACCOUNT_MADE, account.name())
                            .with(ADMINISTRATOR, "true")
                            .with("by", "set-up token")));
            return made.isPresent();
        });
    }

    /** A new account that administers the server, or does not; false where the name is taken. */
    boolean make(Person by, NewAccount account, boolean administrator) {
        String hash = hash(account.password());
        return transaction.execute(status -> {
            boolean made = accounts.create(account.name(), account.displayName(), hash, administrator)
                    .isPresent();
            if (made) {
                audit.add(AuditEntry.ofServer(by.actor(), AuditAction.ACCOUNT_MADE, account.name())
                        .with(ADMINISTRATOR, String.valueOf(administrator)));
            }
            return made;
        });
    }

    /** Changes an account; false where there is none of this number, or it is so already. */
    boolean change(Person by, long account, AccountChange change) {
        Optional<String> name = transaction.execute(status -> {
            Optional<String> changed = accounts.change(account, change);
            changed.ifPresent(whose -> audit.add(AuditEntry.ofServer(by.actor(), change.action(), whose)));
            return changed;
        });
        name.ifPresent(this::signOut);
        return name.isPresent();
    }

    /** Another password; false where there is no account of this name that has one. */
    boolean setPassword(Person by, NewAccount account) {
        String hash = hash(account.password());
        boolean isSet = transaction.execute(status -> {
            boolean changed = accounts.setPassword(account.name(), hash);
            if (changed) {
                audit.add(AuditEntry.ofServer(by.actor(), AuditAction.PASSWORD_SET, account.name()));
            }
            return changed;
        });
        if (isSet) {
            signOut(account.name());
        }
        return isSet;
    }

    private String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    private void signOut(String name) {
        sessions.findByPrincipalName(name).keySet().forEach(sessions::deleteById);
    }
}
