package io.windtunnel.checker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.autogenerate.MigrationPlan;
import io.windtunnel.checker.autogenerate.PlanOptions;
import io.windtunnel.checker.autogenerate.PlannedStatement;
import io.windtunnel.checker.autogenerate.Planner;
import io.windtunnel.checker.autogenerate.Proof;
import io.windtunnel.checker.autogenerate.SchemaPair;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.RenameChoices;
import io.windtunnel.checker.change.SchemaDiffer;
import io.windtunnel.checker.change.SettledDiff;
import io.windtunnel.checker.postgres.ObjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the classes say otherwise than the database, a migration makes it so, and its undo brings back what was: for
 * each of the cases in {@code jooq-mutations.txt}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JooqOverlayTest {

    private Model classes = new Model(ModelSource.parse("ddl:none"), CatalogSnapshot.empty(), Lens.SQL, Set.of());
    private String base = "";

    @BeforeAll
    void generate(@TempDir Path directory) throws Exception {
        base = JooqRoundTripTest.text("jooq-mutations.sql");
        try (Connection connection = database("")) {
            classes = Models.of(
                    JooqProject.generate(connection, directory, JooqProject.usual("public"), UnaryOperator.identity()));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyChangeIsMadeAndUndone() throws IOException {
        return Arrays.stream(JooqRoundTripTest.text("jooq-mutations.txt").split("\n\n"))
                .map(text -> text.split("\n=> ?", -1)[0])
                .map(change -> DynamicTest.dynamicTest(change, () -> check(change)));
    }

    private void check(String change) throws Exception {
        try (Connection connection = database(change)) {
            Model changed = Models.of(connection);
            SettledDiff diff = ModelComparison.settle(changed, classes, RenameChoices.GUESSED);
            if (isUntold(changed, diff)) {
                assertThatThrownBy(() -> WantedSchema.of(changed, classes, diff))
                        .isInstanceOf(ModelException.class)
                        .hasMessageContaining("do not tell how it is made");
                return;
            }
            WantedSchema wanted = WantedSchema.of(changed, classes, diff);
            MigrationPlan plan = Planner.plan(wanted.before(), wanted.after(), new PlanOptions(diff.taken()));
            run(connection, plan.upStatements());
            assertThat(sentences(ModelComparison.compare(Models.of(connection), classes)
                            .diff()
                            .changes()))
                    .as("after\n%s", SchemaPair.sql(plan.upStatements()))
                    .isEmpty();
            run(connection, plan.undoStatements());
            assertThat(sentences(SchemaDiffer.compare(
                                    changed.snapshot(), Models.of(connection).snapshot())
                            .changes()))
                    .as(
                            "after\n%s\nand its undo\n%s",
                            SchemaPair.sql(plan.upStatements()), SchemaPair.sql(plan.undoStatements()))
                    .isEmpty();
        }
    }

    /** Of views and routines the classes have the outside alone. */
    private static boolean isUntold(Model changed, SettledDiff diff) {
        return diff.changes().stream()
                .filter(change ->
                        !(change instanceof Change.Dropped) || change.object().kind() == ObjectKind.COLUMN)
                .filter(change -> !(change instanceof Change.Altered altered)
                        || altered.differences().stream()
                                .anyMatch(d -> !d.attribute().equals("comment")))
                .anyMatch(change -> change.object().kind().words().matches(".*(view|function|procedure|aggregate)")
                        || changed.snapshot().views().stream()
                                .anyMatch(view -> change.object().kind() == ObjectKind.COLUMN
                                        && view.name()
                                                .equals(change.object().name().whole())));
    }

    private static List<String> sentences(List<Change> changes) {
        return Proof.provable(changes).stream().map(ChangeText::sentence).toList();
    }

    private static void run(Connection connection, List<PlannedStatement> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (PlannedStatement planned : statements) {
                statement.execute(planned.sql());
            }
        }
    }

    private Connection database(String change) throws Exception {
        Connection connection = TestServer.newest().emptyDatabase();
        try (Statement statement = connection.createStatement()) {
            statement.execute(base);
            statement.execute(change);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
