package io.windtunnel.app.access;

import static io.windtunnel.domain.db.Tables.ACCOUNT;
import static io.windtunnel.domain.db.Tables.AUDIT_LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.app.TestBrowser;
import io.windtunnel.app.TestServer;
import io.windtunnel.app.web.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

final class AccountAdministrationTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String NEW_PASSWORD = "another horse, another battery";

    private final String administrator = SERVER.administrator();
    private final String name = SERVER.account(SERVER.project(), Optional.empty());
    private final long id = SERVER.bean(Accounts.class).idOf(name).orElseThrow();
    private TestBrowser admin;

    @BeforeEach
    void signIn() throws Exception {
        admin = SERVER.signedIn(administrator);
    }

    private int change(AccountChange change) throws Exception {
        return admin.send("/accounts", "/accounts/" + id, Map.of("change", change.name()))
                .statusCode();
    }

    /** What the log has about the account, oldest first. */
    private List<String> log(String subject) {
        return SERVER.dsl()
                .selectFrom(AUDIT_LOG)
                .where(AUDIT_LOG.SUBJECT.eq(subject), AUDIT_LOG.PROJECT_ID.isNull())
                .orderBy(AUDIT_LOG.ID)
                .fetch(entry -> entry.getAction() + " by " + entry.getActor());
    }

    @Test
    void aDisabledAccountIsSignedOutAndLetInAgainOnceItIsEnabled() throws Exception {
        TestBrowser browser = SERVER.signedIn(name);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);

        assertThat(change(AccountChange.DISABLE)).isEqualTo(302);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(SERVER.signedIn(name).get("/").statusCode()).isEqualTo(302);
        assertThat(change(AccountChange.DISABLE)).isEqualTo(404);

        assertThat(change(AccountChange.ENABLE)).isEqualTo(302);
        assertThat(SERVER.signedIn(name).get("/").statusCode()).isEqualTo(200);
        assertThat(log(name))
                .containsExactly("account disabled by " + administrator, "account enabled by " + administrator);
    }

    @Test
    void whoAdministersTheServerIsSaidByThoseWhoDo() throws Exception {
        change(AccountChange.MAKE_ADMINISTRATOR);
        TestBrowser browser = SERVER.signedIn(name);
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);

        change(AccountChange.UNMAKE_ADMINISTRATOR);
        assertThat(SERVER.signedIn(name).get("/accounts").statusCode()).isEqualTo(403);
        assertThat(browser.get("/accounts").statusCode()).isEqualTo(302);
        assertThat(log(name))
                .containsExactly("administrator made by " + administrator, "administrator unmade by " + administrator);
    }

    @Test
    void nobodyLocksThemselvesOut() throws Exception {
        long own = SERVER.bean(Accounts.class).idOf(administrator).orElseThrow();

        for (AccountChange change : AccountChange.values()) {
            assertThat(admin.send("/accounts", "/accounts/" + own, Map.of("change", change.name()))
                            .statusCode())
                    .isEqualTo(409);
        }
        assertThat(admin.get("/accounts").statusCode()).isEqualTo(200);
        assertThat(log(administrator)).isEmpty();
    }

    @Test
    void aNewPasswordEndsTheSessionsOfTheOldOne() throws Exception {
        TestBrowser browser = SERVER.signedIn(name);

        admin.send("/accounts", "/accounts/password", Map.of("name", name, "password", NEW_PASSWORD));

        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(SERVER.signedIn(name).get("/").statusCode()).isEqualTo(302);
        browser.send("/login", "/login", Map.of("username", name, "password", NEW_PASSWORD));
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(log(name)).containsExactly("password set by " + administrator);
        assertThat(SERVER.dsl().fetch(AUDIT_LOG).format(Integer.MAX_VALUE)).doesNotContain(NEW_PASSWORD);
    }

    @Test
    void anAccountThatTheProviderVouchesForIsGivenNoPassword() throws Exception {
        SERVER.dsl()
                .update(ACCOUNT)
                .setNull(ACCOUNT.PASSWORD_HASH)
                .set(ACCOUNT.OIDC_ISSUER, "https://id.example.org")
                .set(ACCOUNT.OIDC_SUBJECT, name)
                .where(ACCOUNT.ID.eq(id))
                .execute();

        assertThat(admin.send("/accounts", "/accounts/password", Map.of("name", name, "password", NEW_PASSWORD))
                        .statusCode())
                .isEqualTo(422);
        assertThat(log(name)).isEmpty();
    }

    @Test
    void whoMadeAnAccountIsInTheLogAndOnItsPage() throws Exception {
        String made = "made-" + UUID.randomUUID();
        Map<String, String> fields = Map.of("name", made, "password", NEW_PASSWORD, "administrator", "true");
        assertThat(admin.send("/accounts", "/accounts", fields).statusCode()).isEqualTo(302);
        assertThat(admin.send("/accounts", "/accounts", fields).statusCode()).isEqualTo(409);

        assertThat(log(made)).containsExactly("account made by " + administrator);
        assertThat(admin.get("/accounts/audit").body()).contains("account made", made, administrator);
    }

    @Test
    void whoMadeTheFirstAccountIsInTheLogAndATakenNameLeavesTheTokenAsItWas() {
        SERVER.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            SERVER.dsl()
                    .update(ACCOUNT)
                    .set(ACCOUNT.DISABLED_AT, DSL.currentOffsetDateTime())
                    .execute();
            SERVER.bean(Accounts.class).addSetupToken(Secrets.hash("setup_x"));
            AccountAdministration administration = SERVER.bean(AccountAdministration.class);
            assertThat(administration.makeFirst("setup_x", new NewAccount("very-first", "", NEW_PASSWORD)))
                    .isTrue();
            assertThat(log("very-first")).containsExactly("account made by very-first");
            status.setRollbackOnly();
        });
        SERVER.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            SERVER.dsl()
                    .update(ACCOUNT)
                    .set(ACCOUNT.DISABLED_AT, DSL.currentOffsetDateTime())
                    .execute();
            SERVER.bean(Accounts.class).addSetupToken(Secrets.hash("setup_x"));
            assertThatThrownBy(() -> SERVER.bean(AccountAdministration.class)
                            .makeFirst("setup_x", new NewAccount(name, "", NEW_PASSWORD)))
                    .isInstanceOf(Refused.class);
            status.setRollbackOnly();
        });
    }
}
