package io.windtunnel.checker.sample;

import io.windtunnel.checker.catalog.Firing;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** Puts planned rows into their table, in one transaction that leaves triggers, rules and row security as they were. */
final class TableWriter {

    /** What a million rows take at most, even with several indexes. */
    private static final int COPY_MINUTES = 10;

    private final Session session;

    TableWriter(Session session) {
        this.session = session;
    }

    /**
     * How many rows went in.
     *
     * @param refusal what the server said to the last row that it refused
     */
    record Written(long rows, Optional<SQLException> refusal) {}

    /** A row as it is wanted, and what to try where the server refuses it. */
    record Choice(SampleRow wanted, List<Supplier<Optional<SampleRow>>> instead) {}

    /** All rows at once, or else those that are taken, one by one. */
    Written write(SampleTable table, List<Choice> rows) throws SQLException {
        try {
            session.attempt(quiet(table.table())
                    + SampleRow.insert(table, rows.stream().map(Choice::wanted).toList())
                    + ";" + restored(table.table()));
            return new Written(rows.size(), Optional.empty());
        } catch (SQLException e) {
            return isHopeless(e) ? new Written(0, Optional.of(e)) : oneByOne(table, rows);
        }
    }

    /** Rows of several tables in one statement; why not, where it fails. */
    Optional<SQLException> writeTogether(List<SampleTable> tables, List<List<SampleRow>> rows) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < tables.size() - 1; i++) {
            parts.add("part_%d AS (%s)".formatted(i, SampleRow.insert(tables.get(i), rows.get(i))));
        }
        int last = tables.size() - 1;
        try {
            session.attempt(tables.stream().map(table -> quiet(table.table())).collect(Collectors.joining())
                    + "WITH " + String.join(", ", parts) + " " + SampleRow.insert(tables.get(last), rows.get(last))
                    + ";"
                    + tables.stream().map(table -> restored(table.table())).collect(Collectors.joining()));
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    /** Copies many rows in, of which none may be refused: how many went in, 0 where one was. */
    long copy(SampleTable table, Stream<SampleRow> rows) throws SQLException {
        session.connection().commit();
        try (BulkRows text = new BulkRows(rows.iterator())) {
            session.run(quiet(table.table()) + "SET LOCAL statement_timeout = '" + COPY_MINUTES + "min'");
            long copied = session.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(BulkRows.statement(table), text);
            session.run(restored(table.table()));
            session.connection().commit();
            return copied;
        } catch (SQLException | IOException e) {
            session.connection().rollback();
            return 0;
        }
    }

    private Written oneByOne(SampleTable table, List<Choice> rows) throws SQLException {
        Optional<SQLException> refusal = Optional.empty();
        long taken = 0;
        session.run("SAVEPOINT before_table");
        try {
            session.run("SELECT;" + quiet(table.table()));
            for (Choice row : rows) {
                Optional<SQLException> refused = refusedFinally(table, row);
                if (refused.isEmpty()) {
                    taken++;
                    continue;
                }
                refusal = refused;
                if (isHopeless(refused.get())) {
                    break;
                }
            }
            session.run(restored(table.table()));
            return new Written(taken, refusal);
        } catch (SQLException e) {
            session.run("ROLLBACK TO SAVEPOINT before_table");
            return new Written(0, Optional.of(e));
        }
    }

    private Optional<SQLException> refusedFinally(SampleTable table, Choice row) throws SQLException {
        Optional<SQLException> refusal = refused(table, row.wanted());
        for (Supplier<Optional<SampleRow>> instead : row.instead()) {
            if (refusal.isEmpty() || isHopeless(refusal.get())) {
                return refusal;
            }
            Optional<SampleRow> other = instead.get();
            refusal = other.isPresent() ? refused(table, other.get()) : refusal;
        }
        return refusal;
    }

    private Optional<SQLException> refused(SampleTable table, SampleRow row) throws SQLException {
        try {
            session.attempt(SampleRow.insert(table, List.of(row)) + "; SET CONSTRAINTS ALL IMMEDIATE");
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    /** Another row would fare no better: a limit of time, a lack of rights. */
    private static boolean isHopeless(SQLException e) {
        return List.of("57014", "42501", "55P03").contains(String.valueOf(e.getSQLState()));
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
        return statements.stream().map(statement -> statement + ";").collect(Collectors.joining());
    }
}
