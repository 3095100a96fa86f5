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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A pair of schemas: what is there, and what is wanted. They stand in files by the kind of object: a title after {@code
 * ===}, what both have, what is there before, what is wanted, parted by {@code ---}. Where rows have to survive, a fourth
 * piece fills them in before, asks for them after all ({@code ? SELECT}) and tells what is to be there ({@code = 1|a}).
 */
public record SchemaPair(String file, String title, String both, String before, String after, String rows) {

    /** The role that runs everything, so that what a pair leaves behind is known. */
    private static final String OWNER = "plan_owner";

    private static final Path CASES = Path.of("src/test/resources/io/windtunnel/checker/autogenerate/cases");

    /** What is made of a pair, on a database that has its first schema. */
    @FunctionalInterface
    public interface Trial {
        void run(SchemaPair pair, Connection connection, CatalogSnapshot before, CatalogSnapshot after)
                throws SQLException, IOException;
    }

    private static SchemaPair parse(String file, String text) {
        String[] pieces = text.split("(?m)^---$", -1);
        assertThat(pieces).as(file + ": " + text).hasSizeBetween(3, 4);
        int line = pieces[0].indexOf('\n');
        String title = line < 0 ? pieces[0] : pieces[0].substring(0, line);
        String both = line < 0 ? "" : pieces[0].substring(line);
        String rows = pieces.length == 4 ? pieces[3] : "";
        return new SchemaPair(file, title.strip(), both, pieces[1], pieces[2], rows);
    }

    /** A test for each pair, all in one database. */
    public static Stream<DynamicTest> each(Trial trial) throws IOException, SQLException {
        Connection connection = TestServer.newest().emptyDatabase();
        for (String role : List.of(OWNER + " SUPERUSER", "plan_reader", "plan_writer")) {
            execute(
                    connection,
                    "DO $$ BEGIN CREATE ROLE " + role + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        }
        execute(connection, "SET ROLE " + OWNER);
        return all().stream()
                .map(pair -> DynamicTest.dynamicTest(pair.file() + ": " + pair.title(), () -> {
                    try {
                        pair.run(trial, connection);
                    } finally {
                        connection.setAutoCommit(true);
                        execute(connection, "DROP OWNED BY plan_reader, plan_writer, " + OWNER + " CASCADE");
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

    private static List<SchemaPair> all() throws IOException {
        List<SchemaPair> pairs = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                for (String text : Files.readString(file).split("(?m)^=== ", -1)) {
                    if (!text.isBlank()) {
                        pairs.add(parse(String.valueOf(file.getFileName()), text));
                    }
                }
            }
        }
        return pairs;
    }

    private void run(Trial trial, Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        execute(connection, both + after);
        CatalogSnapshot wanted = read(connection);
        connection.rollback();
        execute(connection, both + before);
        connection.commit();
        connection.setAutoCommit(true);
        trial.run(this, connection, read(connection), wanted);
    }

    /** The plan's options, with the renames that are not doubtful. */
    public static PlanOptions options(CatalogSnapshot before, CatalogSnapshot after) {
        SettledDiff diff =
                RenameSettlement.settle(before, renamed -> SchemaDiffer.compare(renamed, after), RenameChoices.GUESSED);
        assertThat(diff.changes()).as("the schemas are equal").isNotEmpty();
        return new PlanOptions(diff.taken(), Optional.of(OWNER));
    }

    /** The schema there now. */
    public static CatalogSnapshot read(Connection connection) throws SQLException {
        return CatalogReader.read(connection, CatalogScope.everything()).snapshot();
    }

    /** The statements of a plan, for whoever reads why a test failed. */
    public static String sql(List<PlannedStatement> statements) {
        return statements.stream().map(s -> s.sql() + ";\n").collect(Collectors.joining("\n"));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
