package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.RowsExposed;
import io.windtunnel.checker.observation.RowsExposed.Seen;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.script.MigrationScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what roles see of the tables with row security before a deployment and after it. */
final class RowSecurityCheck {

    private static final JsonMapper JSON = new JsonMapper();

    private final DatabaseAddress administrator;
    private final Map<Long, ProtectedTable> tables = new LinkedHashMap<>();
    private final Map<Viewer, Map<Long, Viewer.View>> views = new LinkedHashMap<>();

    private RowSecurityCheck(DatabaseAddress administrator) {
        this.administrator = administrator;
    }

    /**
     * A deployment begins that could change row security.
     *
     * @param administrator whose rights row security does not bind
     */
    static RowSecurityCheck begin(Connection connection, DatabaseAddress administrator) throws SQLException {
        RowSecurityCheck check = new RowSecurityCheck(administrator);
        read(connection, List.of()).forEach(table -> check.tables.put(table.oid(), table));
        if (!check.tables.isEmpty()) {
            for (Viewer viewer : Viewer.of(check.tables.values())) {
                check.views.put(viewer, viewer.look(connection, administrator, check.tables.values()));
            }
        }
        return check;
    }

    /** The tables of which a role sees more, now that the deployment is committed. */
    List<RowsExposed> exposed(Connection connection, List<MigrationTrace> migrations) throws SQLException {
        if (tables.isEmpty()) {
            return List.of();
        }
        Map<Long, ProtectedTable> changed = read(connection, tables.keySet()).stream()
                .filter(table -> tables.containsKey(table.oid())
                        && !tables.get(table.oid()).changes(table).isEmpty())
                .collect(Collectors.toMap(ProtectedTable::oid, table -> table));
        if (changed.isEmpty()) {
            return List.of();
        }
        List<MigrationScript> scripts =
                migrations.stream().map(MigrationTrace::script).toList();
        List<RowsExposed> exposed = new ArrayList<>();
        for (Map.Entry<Viewer, Map<Long, Viewer.View>> viewer : views.entrySet()) {
            Map<Long, Viewer.View> now = viewer.getKey().look(connection, administrator, changed.values());
            now.forEach((oid, view) -> exposed(
                            viewer.getKey(),
                            Objects.requireNonNull(viewer.getValue().get(oid)),
                            view,
                            Objects.requireNonNull(changed.get(oid)),
                            scripts)
                    .ifPresent(exposed::add));
        }
        return exposed.stream()
                .collect(Collectors.groupingBy(RowsExposed::table, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(ofTable -> ofTable.stream().max(Comparator.comparingLong(RowSecurityCheck::gain)).stream())
                .toList();
    }

    private static long gain(RowsExposed exposed) {
        return exposed.after().rows() - exposed.before().rows();
    }

    /** Rows that the deployment itself wrote are no gain. */
    private Optional<RowsExposed> exposed(
            Viewer viewer, Viewer.View was, Viewer.View now, ProtectedTable table, List<MigrationScript> scripts) {
        Seen before = was.seen();
        Seen after = now.seen();
        if (after.rows() - before.rows() <= Math.max(0, after.all() - before.all())) {
            return Optional.empty();
        }
        return Optional.of(new RowsExposed(
                scripts,
                table.name(),
                Objects.requireNonNull(tables.get(table.oid())).changes(table),
                viewer.words(),
                before,
                after,
                now.rows().stream().filter(row -> !was.rows().contains(row)).findFirst()));
    }

    private static List<ProtectedTable> read(Connection connection, Collection<Long> also) throws SQLException {
        List<ProtectedTable> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query())) {
            statement.setArray(1, connection.createArrayOf("int8", also.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.add(new ProtectedTable(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getBoolean(3),
                            rows.getBoolean(4),
                            Optional.ofNullable(rows.getString(5)),
                            JSON.readTree(rows.getString(6))
                                    .propertyStream()
                                    .collect(Collectors.toMap(Map.Entry::getKey, policy -> policy.getValue()
                                            .asString())),
                            JSON.readTree(rows.getString(7))
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList()));
                }
            }
        }
        return tables;
    }

    private static String query() {
        try (InputStream in = Objects.requireNonNull(RowSecurityCheck.class.getResourceAsStream("row_security.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read row_security.sql", e);
        }
    }
}
