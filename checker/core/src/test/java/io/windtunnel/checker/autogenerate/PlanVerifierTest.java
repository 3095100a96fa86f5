package io.windtunnel.checker.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.checker.change.RenameChoices;
import io.windtunnel.checker.change.RenameSettlement;
import io.windtunnel.checker.change.SchemaDiffer;
import io.windtunnel.checker.change.SettledDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Pairs of schemas, in files by the kind of object: a title after {@code ===}, what both have, what is there before, what
 * is wanted, parted by {@code ---}. Each is planned and proven. Where rows have to survive, a fourth piece fills them in
 * before, asks for them after all ({@code ? SELECT}) and tells what is to be there ({@code = 1|a}). With
 * {@code -Dplans=DIR} the scripts are written there.
 */
final class PlanVerifierTest {

    private static final Path CASES = Path.of("src/test/resources/io/windtunnel/checker/autogenerate/cases");
    private static final CatalogScope SCOPE = CatalogScope.everything();

    private record Case(String file, String title, String both, String before, String after, String rows) {

        static Case parse(String file, String text) {
            String[] pieces = text.split("(?m)^---$", -1);
            assertThat(pieces).as(file + ": " + text).hasSizeBetween(3, 4);
            int line = pieces[0].indexOf('\n');
            String title = line < 0 ? pieces[0] : pieces[0].substring(0, line);
            String both = line < 0 ? "" : pieces[0].substring(line);
            String rows = pieces.length == 4 ? pieces[3] : "";
            return new Case(file, title.strip(), both, pieces[1], pieces[2], rows);
        }
    }

    /** In one database, and everything by one role, so that what a case leaves behind is known. */
    @TestFactory
    Stream<DynamicTest> thereAndBackAndThere() throws IOException, SQLException {
        Connection connection = TestServer.newest().emptyDatabase();
        for (String role : List.of("plan_owner SUPERUSER", "plan_reader", "plan_writer")) {
            execute(
                    connection,
                    "DO $$ BEGIN CREATE ROLE " + role + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        }
        execute(connection, "SET ROLE plan_owner");
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.file() + ": " + one.title(), () -> {
                    try {
                        prove(connection, one);
                    } finally {
                        connection.setAutoCommit(true);
                        execute(connection, "DROP OWNED BY plan_reader CASCADE");
                        execute(connection, "DROP OWNED BY plan_writer CASCADE");
                        execute(connection, "DROP OWNED BY plan_owner CASCADE");
                    }
                }))
                .onClose(() -> close(connection));
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                for (String text : Files.readString(file).split("(?m)^=== ", -1)) {
                    if (!text.isBlank()) {
                        cases.add(Case.parse(String.valueOf(file.getFileName()), text));
                    }
                }
            }
        }
        return cases;
    }

    private static void prove(Connection connection, Case one) throws SQLException, IOException {
        connection.setAutoCommit(false);
        execute(connection, one.both() + one.after());
        CatalogSnapshot after = read(connection);
        connection.rollback();
        execute(connection, one.both() + one.before());
        connection.commit();
        connection.setAutoCommit(true);
        CatalogSnapshot before = read(connection);
        SettledDiff diff =
                RenameSettlement.settle(before, renamed -> SchemaDiffer.compare(renamed, after), RenameChoices.GUESSED);
        assertThat(diff.changes()).as("the schemas are equal").isNotEmpty();
        MigrationPlan plan = Planner.plan(before, after, new PlanOptions(diff.taken(), Optional.of("plan_owner")));
        write(one, plan);
        execute(connection, text(one.rows(), ""));
        Proof proof = PlanVerifier.prove(connection, plan, after, SCOPE);
        assertThat(proof.message().orElse(""))
                .as("%s\n-- up\n%s\n-- undo\n%s", one.title(), plan.up(), plan.undo())
                .isEmpty();
        assertThat(rows(connection, text(one.rows(), "? ")))
                .as(plan.up())
                .isEqualTo(text(one.rows(), "= ").strip());
    }

    /** The lines of a piece that begin so, or with neither sign. */
    private static String text(String rows, String sign) {
        return rows.lines()
                .filter(line ->
                        sign.isEmpty() ? !line.startsWith("? ") && !line.startsWith("= ") : line.startsWith(sign))
                .map(line -> line.substring(sign.length()))
                .collect(Collectors.joining("\n"));
    }

    private static String rows(Connection connection, String query) throws SQLException {
        if (query.isEmpty()) {
            return "";
        }
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return String.join("\n", rows);
    }

    private static void write(Case one, MigrationPlan plan) throws IOException {
        String directory = System.getProperty("plans");
        if (directory != null) {
            String name = one.file() + "_" + one.title().replaceAll("\\W+", "_");
            Files.writeString(Path.of(directory, name), "-- up\n" + plan.up() + "\n-- undo\n" + plan.undo());
        }
    }

    private static CatalogSnapshot read(Connection connection) throws SQLException {
        return CatalogReader.read(connection, SCOPE).snapshot();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
