package io.windtunnel.domain.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.MigrationKind;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.domain.report.Timeouts;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ContentHashTest {

    private static final String PATH = "db/V2__drop.sql";

    @Test
    void aScriptIsItsStatements() {
        assertThat(hashOf("DROP TABLE a", "SELECT 1")).isEqualTo(hashOf("DROP TABLE a", "SELECT 1"));
        assertThat(hashOf("DROP TABLE a", "SELECT 1"))
                .isNotEqualTo(hashOf("DROP TABLE a SELECT 1"))
                .isNotEqualTo(hashOf("SELECT 1", "DROP TABLE a"));
    }

    /** What is stored with decisions and has to stay as it is: sha256 of length and text of each part. */
    @Test
    void doesNotChangeFromVersionToVersion() {
        assertThat(hashOf("DROP TABLE a"))
                .isEqualTo("5dfdddc2931bbb787a826ca906c0a01a379c0d0ce3f7bd1e7315fd900f136588");
        assertThat(hash(PATH, "Table a was dropped.", "DROP TABLE a"))
                .isEqualTo("ca785e5e77ef6612169410295c672f29e918e0dc19bd562613db91af4332cc67");
    }

    @Test
    void aFindingIsItsScriptAndWhatItSays() {
        String hash = hash(PATH, "Table a was dropped.", "DROP TABLE a");

        assertThat(hash(PATH, "Table a was dropped.", "DROP TABLE b")).isNotEqualTo(hash);
        assertThat(hash(PATH, "Table a with 3 rows was dropped.", "DROP TABLE a"))
                .isNotEqualTo(hash);
        assertThat(hash("db/U2__drop.sql", "Table a was dropped.", "DROP TABLE a"))
                .isEqualTo(hash("db/U2__drop.sql", "Table a was dropped.", "DROP TABLE b"))
                .isNotEqualTo(hash);
    }

    private static String hashOf(String... statements) {
        return HexFormat.of().formatHex(ContentHash.of(script(statements)));
    }

    private static String hash(String path, String message, String statement) {
        Finding finding = new Finding(
                "table-dropped",
                Severity.ERROR,
                "",
                message,
                "",
                path,
                Optional.of("2"),
                1,
                1,
                List.of(),
                List.of(),
                Optional.empty(),
                "f00",
                Optional.empty());
        return HexFormat.of().formatHex(ContentHash.of(finding, ContentHash.ofScripts(List.of(script(statement)))));
    }

    private static Migration script(String... statements) {
        return new Migration(
                Optional.of("2"),
                "drop",
                PATH,
                MigrationKind.VERSIONED,
                true,
                Stream.of(statements).map(ContentHashTest::statement).toList());
    }

    private static Statement statement(String sql) {
        return new Statement(
                0,
                1,
                1,
                sql,
                1.25,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Timeouts("0", "0", "0"),
                Optional.empty(),
                List.of());
    }
}
