package io.windtunnel.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.app.TestServer;
import io.windtunnel.app.web.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FirstAccountTest {

    private static final TestServer SERVER = TestServer.get();

    @Test
    void aSetUpTokenIsOfNoUseOnceSomebodyAdministersTheServer() {
        Accounts accounts = SERVER.bean(Accounts.class);
        SERVER.administrator();
        byte[] token = Secrets.hash("setup_late");
        accounts.addSetupToken(token);

        assertThat(accounts.createFirst(token, "late", "Late", "hash")).isEmpty();
        assertThat(accounts.find("late")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Ada, long enough it is, lower-case",
        "ada, short, at least 12",
        "ada, 1234567890123456789012345678901234567890123456789012345678901234567890123, at most 72"
    })
    void anAccountThatCannotBeIsRefusedWithTheReason(String name, String password, String reason) {
        assertThatThrownBy(() -> new NewAccount(name, "", password))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(reason);
    }
}
