package io.windtunnel.checker.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases are in files: a title after {@code ===}, a schema, what is done to it, and what the differ says. With
 * {@code -Dcases.update=true} the files are written anew.
 */
final class SchemaDifferTest {

    private static final Path CASES = Path.of("src/test/resources/io/windtunnel/checker/change/cases");
    private static final boolean UPDATE = Boolean.getBoolean("cases.update");

    private record Case(String title, String before, String then, String expected) {

        static Case parse(String text) {
            String[] pieces = text.split("\n---\n?", -1);
            int line = pieces[0].indexOf('\n');
            return new Case(
                    pieces[0].substring(0, line).strip(), pieces[0].substring(line + 1), pieces[1], pieces[2].strip());
        }

        String print(String actual) {
            return "=== " + title + "\n" + before + "\n---\n" + then + "\n---\n" + actual + "\n\n";
        }
    }

    @TestFactory
    Stream<DynamicTest> saysWhatChanged() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException, SQLException {
        StringBuilder actual = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (String text : Files.readString(file).split("(?m)^=== ", -1)) {
            if (!text.isBlank()) {
                Case one = Case.parse(text);
                actual.append(one.print(said(one)));
                expected.append(one.print(one.expected));
            }
        }
        if (UPDATE) {
            Files.writeString(file, actual);
        } else {
            assertThat(actual.toString()).isEqualTo(expected.toString());
        }
    }

    /** Both readings happen inside one transaction that is rolled back: the differ's way in the middle of a migration. */
    private static String said(Case one) throws SQLException {
        try (Connection connection = TestServer.newest().emptyDatabase();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(one.before);
            CatalogSnapshot before = read(connection);
            statement.execute(one.then);
            SchemaDiff diff = SchemaDiffer.compare(before, read(connection));
            connection.rollback();
            return said(diff);
        }
    }

    private static CatalogSnapshot read(Connection connection) throws SQLException {
        return CatalogReader.read(connection, CatalogScope.everything()).snapshot();
    }

    private static String said(SchemaDiff diff) {
        List<String> lines = new ArrayList<>();
        diff.changes().forEach(change -> lines.add(ChangeText.sentence(change)));
        for (RenameCandidate candidate : diff.renames()) {
            lines.add(candidate.certainty() + " "
                    + ChangeText.sentence(new Change.Renamed(candidate.from(), candidate.to())));
            candidate.reasons().forEach(reason -> lines.add("  because: " + reason));
            candidate.differences().forEach(change -> lines.add("  differs: " + ChangeText.sentence(change)));
            candidate.followers().forEach(change -> lines.add("  follows: " + ChangeText.sentence(change)));
        }
        return lines.isEmpty() ? "nothing" : String.join("\n", lines);
    }

    @Test
    void anEmptyDatabaseIsNoDifferentFromItself() {
        SchemaDiff diff = SchemaDiffer.compare(CatalogSnapshot.empty(), CatalogSnapshot.empty());
        assertThat(diff.isEmpty()).isTrue();
        assertThat(Arrays.asList(diff.changes(), diff.renames()))
                .allSatisfy(l -> assertThat(l).isEmpty());
    }
}
