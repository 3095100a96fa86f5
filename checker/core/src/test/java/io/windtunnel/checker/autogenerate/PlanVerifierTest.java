package io.windtunnel.checker.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.checker.change.Certainty;
import io.windtunnel.checker.change.RenameCandidate;
import io.windtunnel.checker.change.SchemaDiff;
import io.windtunnel.checker.change.SchemaDiffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Pairs of schemas, in files by the kind of object: a title after {@code ===}, what both have, what is there before, what
 * is wanted, parted by {@code ---}. Each is planned and proven. With {@code -Dplans=DIR} the scripts are written there.
 */
final class PlanVerifierTest {

    private static final Path CASES = Path.of("src/test/resources/io/windtunnel/checker/autogenerate/cases");
    private static final CatalogScope SCOPE = CatalogScope.everything();

    private record Case(String file, String title, String both, String before, String after) {

        static Case parse(String file, String text) {
            String[] pieces = text.split("(?m)^---$", -1);
            assertThat(pieces).as(file + ": " + text).hasSize(3);
            int line = pieces[0].indexOf('\n');
            String title = line < 0 ? pieces[0] : pieces[0].substring(0, line);
            return new Case(file, title.strip(), line < 0 ? "" : pieces[0].substring(line), pieces[1], pieces[2]);
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
        SchemaDiff diff = SchemaDiffer.compare(before, after);
        assertThat(diff.isEmpty()).as("the schemas are equal").isFalse();
        MigrationPlan plan = Planner.plan(before, after, new PlanOptions(taken(diff)));
        write(one, plan);
        Proof proof = PlanVerifier.prove(connection, plan, after, SCOPE);
        assertThat(proof.message().orElse(""))
                .as("%s\n-- up\n%s\n-- undo\n%s", one.title(), plan.up(), plan.undo())
                .isEmpty();
    }

    private static List<RenameCandidate> taken(SchemaDiff diff) {
        return diff.renames().stream()
                .filter(candidate -> candidate.certainty() != Certainty.DOUBTFUL)
                .toList();
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
