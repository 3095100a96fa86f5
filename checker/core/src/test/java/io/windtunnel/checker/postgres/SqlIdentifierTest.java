package io.windtunnel.checker.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.catalog.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SqlIdentifierTest {

    static List<Integer> majors() {
        return TestServer.majors();
    }

    /** An older server may know a keyword less than the list: then the name is quoted without need. */
    @ParameterizedTest
    @MethodSource("majors")
    void quotesAsTheServerDoes(int major) throws SQLException {
        boolean isNewest = major == majors().get(majors().size() - 1);
        try (Connection connection = TestServer.of(major).emptyDatabase();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT word, quote_ident(word) FROM (SELECT word FROM"
                        + " pg_get_keywords() UNION SELECT unnest(ARRAY['plain', 'two words', 'Capital', 'q\"uote',"
                        + " '1st', '_x', 'a$b', 'größe', 'x1', ''])) w")) {
            while (result.next()) {
                String ours = SqlIdentifier.quote(result.getString(1));
                if (isNewest || !ours.equals('"' + result.getString(1) + '"')) {
                    assertThat(ours).isEqualTo(result.getString(2));
                }
            }
        }
    }

    @Test
    void namesArePrintedAsSql() {
        ObjectName table = ObjectName.of("Back Office", "user");
        assertThat(table).hasToString("\"Back Office\".\"user\"");
        assertThat(table.part("Id")).hasToString("\"Back Office\".\"user\".\"Id\"");
        assertThat(table.part("Id").whole()).isEqualTo(table);
        assertThat(ObjectName.unqualified("accounts")).hasToString("accounts");
    }
}
