package io.windtunnel.checker.sample;

import io.windtunnel.checker.catalog.Firing;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts planned rows into their table, in one transaction that leaves triggers, rules and row security as they were. */
final class TableWriter {

    private final Connection connection;

    TableWriter(Connection connection) {
        this.connection = connection;
    }

    /**
     * How many rows went in.
     *
     * @param refusal what the server said to the last row that it refused
     */
    record Written(long rows, Optional<SQLException> refusal) {}

    /** A row as it is wanted, and what to take where the server refuses it. */
    record Choice(SampleRow wanted, Optional<SampleRow> instead) {}

    /** All rows at once, or else those that are taken, one by one. */
    Written write(SampleTable table, List<Choice> rows) throws SQLException {
        try {
            execute(quiet(table.table())
                    + SampleRow.insert(table, rows.stream().map(Choice::wanted).toList())
                    + ";" + restored(table.table()));
            connection.commit();
            return new Written(rows.size(), Optional.empty());
        } catch (SQLException e) {
            connection.rollback();
            return isHopeless(e) ? new Written(0, Optional.of(e)) : oneByOne(table, rows);
        }
    }

    private Written oneByOne(SampleTable table, List<Choice> rows) throws SQLException {
        Optional<SQLException> refusal = Optional.empty();
        long taken = 0;
        try {
            execute(quiet(table.table()));
            for (Choice row : rows) {
                refusal = refused(table, row.wanted());
                if (refusal.filter(e -> !isHopeless(e)).isPresent()
                        && row.instead().isPresent()) {
                    refusal = refused(table, row.instead().get());
                }
                if (refusal.filter(TableWriter::isHopeless).isPresent()) {
                    break;
                }
                taken += refusal.isEmpty() ? 1 : 0;
            }
            execute(restored(table.table()));
            connection.commit();
            return new Written(taken, refusal);
        } catch (SQLException e) {
            connection.rollback();
            return new Written(0, Optional.of(e));
        }
    }

    private Optional<SQLException> refused(SampleTable table, SampleRow row) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            execute(SampleRow.insert(table, List.of(row)) + "; SET CONSTRAINTS ALL IMMEDIATE");
            connection.releaseSavepoint(before);
            return Optional.empty();
        } catch (SQLException e) {
            connection.rollback(before);
            return Optional.of(e);
        }
    }

    /** Another row would fare no better: a limit of time, a lack of rights. */
    private static boolean isHopeless(SQLException e) {
        return List.of("57014", "42501", "55P03").contains(String.valueOf(e.getSQLState()));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String quiet(Table table) {
        List<String> sql = new ArrayList<>();
        triggersThatFire(table)
                .forEach(name -> sql.add("ALTER TABLE %s DISABLE TRIGGER %s".formatted(table.name(), name)));
        rulesThatApply(table).forEach(name -> sql.add("ALTER TABLE %s DISABLE RULE %s".formatted(table.name(), name)));
        if (table.properties().forcedRowSecurity()) {
            sql.add("ALTER TABLE %s NO FORCE ROW LEVEL SECURITY".formatted(table.name()));
        }
        return joined(sql);
    }

    static String restored(Table table) {
        List<String> sql = new ArrayList<>();
        sql.add("SET CONSTRAINTS ALL IMMEDIATE");
        table.triggers().stream()
                .filter(trigger -> trigger.firing() != Firing.DISABLED)
                .forEach(trigger -> sql.add("ALTER TABLE %s ENABLE %sTRIGGER %s"
                        .formatted(table.name(), mode(trigger.firing()), SqlIdentifier.quote(trigger.name()))));
        table.rules().stream()
                .filter(rule -> rule.firing() != Firing.DISABLED)
                .forEach(rule -> sql.add("ALTER TABLE %s ENABLE %sRULE %s"
                        .formatted(table.name(), mode(rule.firing()), SqlIdentifier.quote(rule.name()))));
        if (table.properties().forcedRowSecurity()) {
            sql.add("ALTER TABLE %s FORCE ROW LEVEL SECURITY".formatted(table.name()));
        }
        return joined(sql);
    }

    private static List<String> triggersThatFire(Table table) {
        return table.triggers().stream()
                .filter(trigger -> trigger.firing() != Firing.DISABLED)
                .map(trigger -> SqlIdentifier.quote(trigger.name()))
                .toList();
    }

    private static List<String> rulesThatApply(Table table) {
        return table.rules().stream()
                .filter(rule -> rule.firing() != Firing.DISABLED)
                .map(rule -> SqlIdentifier.quote(rule.name()))
                .toList();
    }

    private static String mode(Firing firing) {
        return firing == Firing.ENABLED ? "" : firing + " ";
    }

    private static String joined(List<String> statements) {
        return statements.isEmpty() ? "" : String.join(";", statements) + ";";
    }
}
