package io.windtunnel.checker.trace;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.RowAccepted;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.script.MigrationScript;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tries on the schema after a deployment what a constraint that it dropped would have refused. Everything is rolled
 * back; where there is no row to try it on, or another constraint refuses it as well, nothing is said.
 */
final class AcceptedRows {

    private final CatalogSnapshot before;
    private final Statement statement;

    private AcceptedRows(CatalogSnapshot before, Statement statement) {
        this.before = before;
        this.statement = statement;
    }

    /**
     * What is accepted now.
     *
     * @param owner the role that runs the scripts: triggers and checks are their code
     * @param before the schema before the deployment
     */
    static List<RowAccepted> find(DatabaseAddress owner, CatalogSnapshot before, List<MigrationTrace> migrations)
            throws SQLException {
        List<SchemaObject> dropped = migrations.stream()
                .flatMap(MigrationTrace::allStatements)
                .flatMap(trace -> trace.all(ObjectDropped.class))
                .filter(drop -> drop.existedBefore() && !drop.cascade() && !drop.part())
                .map(ObjectDropped::object)
                .filter(object -> List.of("table constraint", "index").contains(object.kind()))
                .toList();
        if (dropped.isEmpty()) {
            return List.of();
        }
        List<MigrationScript> scripts =
                migrations.stream().map(MigrationTrace::script).toList();
        List<RowAccepted> accepted = new ArrayList<>();
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL statement_timeout = '2s'; SET LOCAL lock_timeout = '1s'");
            AcceptedRows rows = new AcceptedRows(before, statement);
            for (SchemaObject object : dropped) {
                rows.accepted(connection, object)
                        .ifPresent(sql -> accepted.add(new RowAccepted(scripts, object.identity(), sql)));
            }
            connection.rollback();
        }
        return accepted;
    }

    private Optional<String> accepted(Connection connection, SchemaObject object) throws SQLException {
        Savepoint start = connection.setSavepoint();
        try {
            for (Table table : before.tables()) {
                Optional<String> found = accepted(table, object);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.empty(); // something else stands in the way
        } finally {
            connection.rollback(start);
        }
    }

    private Optional<String> accepted(Table table, SchemaObject object) throws SQLException {
        List<String> names = object.names();
        if (!table.name().schema().equals(Optional.of(names.get(0)))) {
            return Optional.empty();
        }
        if (object.kind().equals("index")) {
            for (Index index : table.indexes()) {
                if (index.name().equals(names.get(1)) && index.unique() && !index.hasExpressions()) {
                    return duplicate(table, index.columns());
                }
            }
            return Optional.empty();
        }
        for (Constraint constraint : table.constraints()) {
            if (table.name().name().equals(names.get(1)) && constraint.name().equals(object.name())) {
                return switch (constraint.kind()) {
                    case PRIMARY_KEY, UNIQUE -> duplicate(table, constraint.columns());
                    case FOREIGN_KEY -> orphan(table, constraint);
                    case CHECK -> violation(table, constraint);
                    default -> Optional.empty();
                };
            }
        }
        return Optional.empty();
    }

    /** The first row gets the values of the second one. */
    private Optional<String> duplicate(Table table, List<String> columns) throws SQLException {
        List<String> quoted = columns.stream().map(SqlIdentifier::quote).toList();
        String literals = String.join(
                " || ', ' || ",
                quoted.stream()
                        .map(name -> "pg_catalog.format('%%s = %%L', %s, %s)".formatted(literal(name), name))
                        .toList());
        Optional<String> values =
                first("SELECT %s FROM ONLY %s WHERE pg_catalog.num_nulls(%s) = 0 ORDER BY ctid OFFSET 1 LIMIT 1"
                        .formatted(literals, table.name(), String.join(", ", quoted)));
        return values.isPresent() ? update(table, values.get()) : Optional.empty();
    }

    /** The first row points at a key that no row has. */
    private Optional<String> orphan(Table table, Constraint constraint) throws SQLException {
        Optional<ForeignKey> key =
                constraint.foreignKey().filter(found -> found.columns().size() == 1);
        Optional<Column> column = table.column(constraint.columns().get(0));
        if (key.isEmpty() || column.isEmpty()) {
            return Optional.empty();
        }
        String name = SqlIdentifier.quote(column.get().name());
        String missing = SqlIdentifier.quote(key.get().columns().get(0));
        String value =
                switch (column.get().type()) {
                    case "smallint", "integer", "bigint", "numeric" -> "coalesce(pg_catalog.max(%s), 0) + 1";
                    case "uuid" -> "pg_catalog.gen_random_uuid()";
                    default -> "'nobody'";
                };
        Optional<String> values = first("SELECT pg_catalog.format('%%s = %%L', %s, %s) FROM %s"
                .formatted(literal(name), value.formatted(missing), key.get().table()));
        return values.isPresent() ? update(table, values.get()) : Optional.empty();
    }

    /** Values that checks are commonly written against are tried until one breaks it. */
    private Optional<String> violation(Table table, Constraint check) throws SQLException {
        if (check.columns().size() != 1) {
            return Optional.empty();
        }
        String condition =
                check.definition().replaceFirst("^CHECK ", "").replaceFirst("( NO INHERIT)?( NOT VALID)?$", "");
        String name = SqlIdentifier.quote(check.columns().get(0));
        for (String value : List.of("NULL", "'-1'", "'0'", "''", "'x'", "'1000000'", "'false'", "'true'")) {
            Savepoint start = statement.getConnection().setSavepoint();
            try {
                Optional<String> updated = update(table, name + " = " + value);
                if (updated.isPresent()
                        && first("SELECT 1 FROM ONLY %s WHERE NOT %s LIMIT 1".formatted(table.name(), condition))
                                .isPresent()) {
                    return updated;
                }
            } catch (SQLException e) {
                // the value is none of the type, or something else refuses it: the next one
            }
            statement.getConnection().rollback(start);
        }
        return Optional.empty();
    }

    private Optional<String> update(Table table, String values) throws SQLException {
        int updated = statement.executeUpdate(
                "UPDATE ONLY %1$s SET %2$s WHERE ctid = (SELECT ctid FROM ONLY %1$s ORDER BY ctid LIMIT 1)"
                        .formatted(table.name(), values));
        statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
        return updated == 1
                ? Optional.of("UPDATE %s SET %s, of one row".formatted(table.name(), values))
                : Optional.empty();
    }

    private Optional<String> first(String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? Stream.ofNullable(rows.getString(1)).findFirst() : Optional.empty();
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
