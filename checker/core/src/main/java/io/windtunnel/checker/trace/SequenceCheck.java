package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.KeysTaken;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.checker.trace.TableRows.ColumnValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the sequences behind columns with the keys that a deployment's rows have. A sequence is only read: {@code
 * nextval} would move it.
 *
 * @param firstTransaction no transaction of the deployment has a smaller number
 * @param sampled the tables with sample rows, as they were when the deployment began; their keys are nobody's
 */
record SequenceCheck(String firstTransaction, List<TableRows> sampled) {

    SequenceCheck {
        sampled = List.copyOf(sampled);
    }

    /** A unique column that a sequence gives values to, in the order in which {@code sequence_keys.sql} tells it. */
    private record Key(
            long written,
            long table,
            String tableName,
            int number,
            String column,
            long sequence,
            String sequenceName,
            BigDecimal increment,
            BigDecimal smallest,
            BigDecimal largest) {}

    /** A deployment begins, over these sample rows. */
    static SequenceCheck begin(Connection administrator, List<TableRows> sampled) throws SQLException {
        try (Statement statement = administrator.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::pg_catalog.xid")) {
            rows.next();
            return new SequenceCheck(rows.getString(1), sampled);
        }
    }

    /** The sequences that a deployment left behind, now that it is committed. */
    List<KeysTaken> behind(Connection administrator, List<MigrationTrace> migrations, KnownObjects known)
            throws SQLException {
        Long[] written = migrations.stream()
                .flatMap(MigrationTrace::allStatements)
                .flatMap(statement -> statement.all(RowsWritten.class))
                .filter(write -> write.inserted() > 0)
                .map(write -> write.relation().oid())
                .distinct()
                .toArray(Long[]::new);
        if (written.length == 0) {
            return List.of();
        }
        List<MigrationScript> scripts =
                migrations.stream().map(MigrationTrace::script).toList();
        List<KeysTaken> behind = new ArrayList<>();
        for (Key key : keys(administrator, written)) {
            behind(administrator, key, scripts, known.existedBefore(key.sequence()))
                    .ifPresent(behind::add);
        }
        return behind;
    }

    private static List<Key> keys(Connection administrator, Long[] written) throws SQLException {
        List<Key> keys = new ArrayList<>();
        try (PreparedStatement statement = administrator.prepareStatement(text("sequence_keys.sql"))) {
            statement.setArray(1, administrator.createArrayOf("int8", written));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(new Key(
                            rows.getLong(1),
                            rows.getLong(2),
                            rows.getString(3),
                            rows.getInt(4),
                            rows.getString(5),
                            rows.getLong(6),
                            rows.getString(7),
                            rows.getBigDecimal(8),
                            rows.getBigDecimal(9),
                            rows.getBigDecimal(10)));
                }
            }
        }
        return keys;
    }

    private Optional<KeysTaken> behind(
            Connection administrator, Key key, List<MigrationScript> scripts, boolean isOlder) throws SQLException {
        String query = text("sequence_behind.sql")
                .formatted(
                        SqlIdentifier.quote(key.column()),
                        key.tableName(),
                        key.sequenceName(),
                        isOlder ? isOfDeployment(key) : "true"); // a new one has to be ahead of older rows, too
        try (PreparedStatement statement = administrator.prepareStatement(query)) {
            statement.setBigDecimal(1, key.increment());
            statement.setBigDecimal(2, key.increment());
            statement.setBigDecimal(3, key.increment());
            statement.setBigDecimal(4, key.smallest());
            statement.setBigDecimal(5, key.largest());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                if (rows.getLong(1) == 0) {
                    return Optional.empty();
                }
                boolean isUpwards = key.increment().signum() > 0;
                return Optional.of(new KeysTaken(
                        scripts,
                        key.written(),
                        key.tableName(),
                        key.column(),
                        key.sequenceName(),
                        rows.getBigDecimal(4),
                        rows.getBigDecimal(isUpwards ? 2 : 3),
                        rows.getBigDecimal(isUpwards ? 3 : 2),
                        rows.getLong(1)));
            }
        }
    }

    /** The condition that a row t is one that the deployment wrote, and no sample row that it updated or copied. */
    private String isOfDeployment(Key key) {
        StringBuilder condition = new StringBuilder("pg_catalog.age(t.xmin) <= pg_catalog.age('" + firstTransaction
                + "'::pg_catalog.xid)"); // digits: the server's own
        for (TableRows table : sampled) {
            for (ColumnValues column : table.columns()) {
                boolean isSame = table.oid() == key.table() && column.number() == key.number();
                if (isSame || column.name().equals(key.column())) {
                    sampleKeys(table, column).ifPresent(keys -> condition
                            .append(" AND NOT t.")
                            .append(SqlIdentifier.quote(key.column()))
                            .append("::pg_catalog.numeric ")
                            .append(keys));
                }
            }
        }
        return condition.toString();
    }

    /** Sample keys that are not shown follow those that are. */
    private static Optional<String> sampleKeys(TableRows table, ColumnValues column) {
        List<BigDecimal> keys = table.values(table.place(column.number()).orElseThrow()).stream()
                .flatMap(Optional::stream)
                .flatMap(SequenceCheck::number)
                .sorted()
                .toList();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (table.isWhole()) {
            return Optional.of("IN ("
                    + String.join(
                            ", ", keys.stream().map(BigDecimal::toPlainString).toList()) + ")");
        }
        BigDecimal unseen = BigDecimal.valueOf(table.count() - keys.size());
        return Optional.of("BETWEEN " + keys.get(0).toPlainString() + " AND "
                + keys.get(keys.size() - 1).add(unseen).toPlainString());
    }

    private static Stream<BigDecimal> number(String value) {
        return value.length() <= 20 && value.matches("-?\\d+") ? Stream.of(new BigDecimal(value)) : Stream.empty();
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(SequenceCheck.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
