package io.windtunnel.checker.trace;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How Postgres finds the rows that a DELETE is about.
 *
 * @see <a href="https://www.postgresql.org/docs/current/using-explain.html">Using EXPLAIN</a>
 */
final class DeletePlan {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHILDREN = "Plans";
    private static final Set<String> JOINS = Set.of("Nested Loop", "Hash Join", "Merge Join");
    private static final Set<String> LOOK_UPS = Set.of("SubPlan", "InitPlan");

    private DeletePlan() {}

    /**
     * Whether a statement that has just run chose the rows that it deleted by other rows: each DELETE in it joins or looks
     * up.
     *
     * @param session its transaction, which is left as it was
     * @param sql the statement as it was sent; false where it cannot be explained, as TRUNCATE and DO
     */
    static boolean looksElsewhere(Connection session, String sql) throws SQLException {
        if (session.getAutoCommit()) {
            return false;
        }
        try (Statement statement = session.createStatement()) {
            statement.execute("SAVEPOINT windtunnel_plan");
            try (ResultSet plan = statement.executeQuery("EXPLAIN (FORMAT JSON, COSTS OFF) " + sql)) {
                plan.next();
                List<JsonNode> deletes = nodes(
                                JSON.readTree(plan.getString(1)).path(0).path("Plan"))
                        .filter(node -> node.path("Operation").asString("").equals("Delete"))
                        .toList();
                return !deletes.isEmpty()
                        && deletes.stream()
                                .allMatch(delete -> nodes(delete).skip(1).anyMatch(DeletePlan::isLookUp));
            } catch (SQLException e) {
                return false; // no statement that has a plan
            } finally {
                statement.execute("ROLLBACK TO SAVEPOINT windtunnel_plan; RELEASE SAVEPOINT windtunnel_plan");
            }
        }
    }

    private static Stream<JsonNode> nodes(JsonNode plan) {
        return Stream.concat(Stream.of(plan), plan.path(CHILDREN).valueStream().flatMap(DeletePlan::nodes));
    }

    private static boolean isLookUp(JsonNode node) {
        return JOINS.contains(node.path("Node Type").asString(""))
                || LOOK_UPS.contains(node.path("Parent Relationship").asString(""));
    }
}
