package io.windtunnel.checker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.autogenerate.PlannedStatement;
import io.windtunnel.checker.autogenerate.Proof;
import io.windtunnel.checker.autogenerate.SchemaPair;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.SchemaDiffer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The pairs of schemas that the planner is proven with, in steps that let others work: there, back, there again. */
final class SafeFormTest {

    @TestFactory
    Stream<DynamicTest> thereAndBackAndThere() throws IOException, SQLException {
        return SchemaPair.each(SafeFormTest::prove);
    }

    private static void prove(SchemaPair pair, Connection connection, CatalogSnapshot before, CatalogSnapshot after)
            throws SQLException {
        List<Draft> drafts = SafeForm.of(before, after, SchemaPair.options(before, after));
        if (drafts.size() == 1 && drafts.get(0).inTransaction()) {
            return; // the plain form, which PlanVerifierTest proves
        }
        String text = drafts.stream()
                .map(draft ->
                        "-- " + draft.purpose() + "\n" + ScriptText.up(draft) + "\n-- undo\n" + ScriptText.undo(draft))
                .collect(Collectors.joining("\n"));
        List<CatalogSnapshot> reached = new ArrayList<>(List.of(before));
        for (Draft draft : drafts) {
            run(connection, draft, draft.plan().upStatements(), text);
            reached.add(SchemaPair.read(connection));
        }
        assertThat(differences(SchemaPair.read(connection), after)).as(text).isEmpty();
        for (int i = drafts.size() - 1; i >= 0; i--) {
            run(connection, drafts.get(i), drafts.get(i).plan().undoStatements(), text);
            assertThat(differences(SchemaPair.read(connection), reached.get(i)))
                    .as("undo of " + i + "\n" + text)
                    .isEmpty();
        }
        for (Draft draft : drafts) {
            run(connection, draft, draft.plan().upStatements(), text);
        }
        assertThat(differences(SchemaPair.read(connection), after))
                .as("again\n" + text)
                .isEmpty();
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
}
