package io.windtunnel.checker.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each pair of schemas is planned and proven. With {@code -Dplans=DIR} the scripts are written there. */
final class PlanVerifierTest {

    @TestFactory
    Stream<DynamicTest> thereAndBackAndThere() throws IOException, SQLException {
        return SchemaPair.each(PlanVerifierTest::prove);
    }

    private static void prove(SchemaPair pair, Connection connection, CatalogSnapshot before, CatalogSnapshot after)
            throws SQLException, IOException {
        MigrationPlan plan = Planner.plan(before, after, SchemaPair.options(before, after));
        write(pair, plan);
        SchemaPair.execute(connection, text(pair.rows(), ""));
        Proof proof = PlanVerifier.prove(connection, plan, after, CatalogScope.everything());
        assertThat(proof.message().orElse(""))
                .as(
                        "%s\n-- up\n%s\n-- undo\n%s",
                        pair.title(), SchemaPair.sql(plan.upStatements()), SchemaPair.sql(plan.undoStatements()))
                .isEmpty();
        assertThat(rows(connection, text(pair.rows(), "? ")))
                .as(SchemaPair.sql(plan.upStatements()))
                .isEqualTo(text(pair.rows(), "= ").strip());
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

    private static void write(SchemaPair one, MigrationPlan plan) throws IOException {
        String directory = System.getProperty("plans");
        if (directory != null) {
            String name = one.file() + "_" + one.title().replaceAll("\\W+", "_");
            Files.writeString(
                    Path.of(directory, name),
                    "-- up\n" + SchemaPair.sql(plan.upStatements()) + "\n-- undo\n"
                            + SchemaPair.sql(plan.undoStatements()));
        }
    }
}
