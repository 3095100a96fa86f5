package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.ColumnsUnseen;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.ReplicaIdentityGone;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.observation.TriggersOff;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.script.MigrationScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares what can be lost without a drop: triggers that fire, replica identities, views that show all of a table.
 *
 * @param triggers those that fire, by OID
 * @param identities the tables that have a replica identity, by OID: how they have it
 */
record StandingCheck(Map<Long, JsonNode> triggers, Map<Long, String> identities) {

    private static final JsonMapper JSON = new JsonMapper();

    /** A deployment begins. */
    static StandingCheck begin(Connection administrator) throws SQLException {
        JsonNode now = read(administrator);
        Map<Long, JsonNode> triggers = new LinkedHashMap<>();
        now.path("triggers")
                .valueStream()
                .filter(row -> row.path(4).asBoolean())
                .forEach(row -> triggers.put(row.path(0).asLong(), row));
        Map<Long, String> identities = new LinkedHashMap<>();
        now.path("identities")
                .valueStream()
                .filter(row -> row.path(3).asBoolean())
                .forEach(row -> identities.put(row.path(0).asLong(), row.path(2).asString()));
        return new StandingCheck(triggers, identities);
    }

    /** What was lost, now that the deployment is committed. */
    List<Trial> lost(Connection administrator, List<MigrationTrace> migrations, KnownObjects known)
            throws SQLException {
        List<MigrationScript> scripts =
                migrations.stream().map(MigrationTrace::script).toList();
        JsonNode now = read(administrator);
        List<Trial> lost = new ArrayList<>();
        lost.addAll(triggersOff(now, scripts));
        now.path("identities")
                .valueStream()
                .filter(row -> identities.containsKey(row.path(0).asLong())
                        && !row.path(3).asBoolean())
                .map(row -> new ReplicaIdentityGone(
                        scripts,
                        row.path(1).asString(),
                        was(row.path(0).asLong()),
                        row.path(4).asBoolean()))
                .filter(gone -> gone.isPublished() || !gone.was().equals(ReplicaIdentityGone.PRIMARY_KEY))
                .forEach(lost::add);
        lost.addAll(unseen(administrator, migrations, scripts, known));
        return lost;
    }

    private String was(long table) {
        return switch (Objects.requireNonNull(identities.get(table))) {
            case "f" -> "all of its columns";
            case "i" -> "a unique index";
            default -> ReplicaIdentityGone.PRIMARY_KEY;
        };
    }

    private List<TriggersOff> triggersOff(JsonNode now, List<MigrationScript> scripts) {
        Map<String, List<JsonNode>> byTable = new LinkedHashMap<>();
        now.path("triggers")
                .valueStream()
                .filter(row -> triggers.containsKey(row.path(0).asLong())
                        && !row.path(4).asBoolean())
                .forEach(row -> byTable.computeIfAbsent(row.path(1).asString(), table -> new ArrayList<>())
                        .add(row));
        return byTable.entrySet().stream()
                .map(table -> new TriggersOff(
                        scripts, table.getKey(), names(table.getValue(), false), names(table.getValue(), true)))
                .toList();
    }

    private static List<String> names(List<JsonNode> rows, boolean internal) {
        return rows.stream()
                .filter(row -> row.path(3).asBoolean() == internal)
                .map(row -> row.path(2).asString())
                .distinct()
                .toList();
    }

    /** Of older tables that got columns. */
    private static List<ColumnsUnseen> unseen(
            Connection administrator,
            List<MigrationTrace> migrations,
            List<MigrationScript> scripts,
            KnownObjects known)
            throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        migrations.stream()
                .flatMap(MigrationTrace::allStatements)
                .flatMap(statement -> statement.all(ObjectCreated.class))
                .map(ObjectCreated::object)
                .filter(object ->
                        object.kind().equals("table column") && object.names().size() == 3)
                .forEach(column -> columns.computeIfAbsent(table(column), table -> new ArrayList<>())
                        .add(column.name()));
        if (columns.isEmpty()) {
            return List.of();
        }
        List<ColumnsUnseen> unseen = new ArrayList<>();
        try (PreparedStatement statement = administrator.prepareStatement(text("frozen_views.sql"))) {
            statement.setArray(
                    1,
                    administrator.createArrayOf(
                            "text",
                            columns.entrySet().stream()
                                    .flatMap(table -> table.getValue().stream().map(column -> table.getKey()))
                                    .toArray()));
            statement.setArray(
                    2,
                    administrator.createArrayOf(
                            "text",
                            columns.values().stream().flatMap(List::stream).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (known.existedBefore(rows.getLong(1))) {
                        unseen.add(new ColumnsUnseen(
                                scripts,
                                rows.getString(2),
                                rows.getBoolean(4),
                                rows.getString(3),
                                Objects.requireNonNull(columns.get(rows.getString(3)))));
                    }
                }
            }
        }
        return unseen;
    }

    private static String table(SchemaObject column) {
        return ObjectName.of(column.names().get(0), column.names().get(1)).toString();
    }

    private static JsonNode read(Connection administrator) throws SQLException {
        try (Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery(text("standing.sql"))) {
            rows.next();
            return JSON.readTree(rows.getString(1));
        }
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(StandingCheck.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
