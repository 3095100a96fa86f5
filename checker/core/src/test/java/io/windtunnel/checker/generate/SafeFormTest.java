package io.windtunnel.checker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.autogenerate.PlanOptions;
import io.windtunnel.checker.autogenerate.PlannedStatement;
import io.windtunnel.checker.autogenerate.Proof;
import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.checker.change.Certainty;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.SchemaDiffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The pairs of schemas that the planner is proven with, in steps that let others work: there, back, there again. */
final class SafeFormTest {

    private static final Path CASES = Path.of("src/test/resources/io/windtunnel/checker/autogenerate/cases");

    @TestFactory
    Stream<DynamicTest> thereAndBackAndThere() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                for (String text : Files.readString(file).split("(?m)^=== ", -1)) {
                    String[] pieces = text.split("(?m)^---$", -1);
                    if (!text.isBlank()) {
                        String title = pieces[0].lines().findFirst().orElse("");
                        String both = pieces[0].substring(title.length());
                        tests.add(DynamicTest.dynamicTest(
                                file.getFileName() + ": " + title, () -> prove(both + pieces[1], both + pieces[2])));
                    }
                }
            }
        }
        return tests.stream();
    }

    private static void prove(String before, String after) throws SQLException {
        CatalogSnapshot wanted;
        try (Connection connection = database(after)) {
            wanted = read(connection);
        }
        try (Connection connection = database(before)) {
            CatalogSnapshot found = read(connection);
            PlanOptions options = new PlanOptions(
                    SchemaDiffer.compare(found, wanted).renames().stream()
                            .filter(candidate -> candidate.certainty() != Certainty.DOUBTFUL)
                            .toList(),
                    Optional.of("plan_owner"));
            List<Draft> drafts = SafeForm.of(found, wanted, options);
            String text = drafts.stream()
                    .map(draft -> "-- " + draft.purpose() + "\n" + ScriptText.up(draft) + "\n-- undo\n"
                            + ScriptText.undo(draft))
                    .collect(Collectors.joining("\n"));
            List<CatalogSnapshot> reached = new ArrayList<>(List.of(found));
            for (Draft draft : drafts) {
                run(connection, draft, draft.plan().upStatements(), text);
                reached.add(read(connection));
            }
            assertThat(differences(read(connection), wanted)).as(text).isEmpty();
            for (int i = drafts.size() - 1; i >= 0; i--) {
                run(connection, drafts.get(i), drafts.get(i).plan().undoStatements(), text);
                assertThat(differences(read(connection), reached.get(i)))
                        .as("undo of " + i + "\n" + text)
                        .isEmpty();
            }
            for (Draft draft : drafts) {
                run(connection, draft, draft.plan().upStatements(), text);
            }
            assertThat(differences(read(connection), wanted))
                    .as("again\n" + text)
                    .isEmpty();
        }
    }

    private static List<String> differences(CatalogSnapshot one, CatalogSnapshot other) {
        List<Change> changes = SchemaDiffer.compare(one, other).changes();
        return Proof.provable(changes).stream().map(ChangeText::sentence).toList();
    }

    private static void run(Connection connection, Draft draft, List<PlannedStatement> statements, String text)
            throws SQLException {
        connection.setAutoCommit(!draft.inTransaction());
        for (PlannedStatement planned : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(planned.sql());
            } catch (SQLException e) {
                throw new AssertionError(e.getMessage() + " in\n" + planned.sql() + "\nof\n" + text, e);
            }
        }
        connection.setAutoCommit(true);
    }

    private static CatalogSnapshot read(Connection connection) throws SQLException {
        return CatalogReader.read(connection, CatalogScope.everything()).snapshot();
    }

    private static Connection database(String sql) throws SQLException {
        Connection connection = TestServer.newest().emptyDatabase();
        try (Statement statement = connection.createStatement()) {
            for (String role : List.of("plan_owner SUPERUSER", "plan_reader", "plan_writer")) {
                statement.execute(
                        "DO $$ BEGIN CREATE ROLE " + role + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            }
            statement.execute("SET ROLE plan_owner");
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
