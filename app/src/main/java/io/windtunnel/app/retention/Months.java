package io.windtunnel.app.retention;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * The partitions of one month each, in UTC, of the tables that are partitioned by when a run was received.
 *
 * <p>Readers and writers are in the way of a new or dropped partition for a moment, and it is in theirs. So each is tried
 * for less than {@code deadlock_timeout}: nobody else's transaction is ever the one that is given up.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-partitioning.html">Table partitioning</a>
 */
@Repository
class Months {

    /** By the names that their partitions begin with. */
    static final List<String> TABLES = List.of("finding", "run_document");

    private static final int AHEAD = 2;
    private static final String PATIENCE = "SET LOCAL lock_timeout = '500ms'";
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("uuuu_MM");

    private final DSLContext dsl;

    Months(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The months that the table has to have and has not: this one, the next ones, and those of rows in the rest. */
    List<YearMonth> missing(String table) {
        TreeSet<YearMonth> wanted = new TreeSet<>(dsl.resultQuery(
                        "SELECT DISTINCT date_trunc('month', received_at AT TIME ZONE 'UTC')::date FROM {0}",
                        rest(table))
                .fetch(row -> YearMonth.from(row.get(0, LocalDate.class))));
        YearMonth now = now();
        for (int ahead = 0; ahead <= AHEAD; ahead++) {
            wanted.add(now.plusMonths(ahead));
        }
        wanted.removeAll(present(table));
        return List.copyOf(wanted);
    }

    /** The months that are over in which the table has no rows. */
    List<YearMonth> empty(String table) {
        YearMonth now = now();
        return present(table).stream()
                .filter(month -> month.isBefore(now))
                .filter(month -> !dsl.fetchExists(DSL.table(partition(table, month))))
                .toList();
    }

    /** Makes a month, with the rows of it that are in the rest. To be called in a transaction. */
    void make(String table, YearMonth month) {
        Name made = partition(table, month);
        String from = start(month);
        String to = start(month.plusMonths(1));
        dsl.execute(PATIENCE);
        dsl.execute("SELECT pg_advisory_xact_lock(hashtext({0}))", DSL.inline("windtunnel " + table));
        if (present(table).contains(month)) {
            return;
        }
        dsl.execute("CREATE TABLE {0} (LIKE {1} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)", made, DSL.name(table));
        dsl.execute(
                "WITH moved AS (DELETE FROM {0} WHERE received_at >= {1} AND received_at < {2} RETURNING *) "
                        + "INSERT INTO {3} TABLE moved",
                rest(table), DSL.inline(from), DSL.inline(to), made);
        dsl.execute(
                "ALTER TABLE {0} ATTACH PARTITION {1} FOR VALUES FROM ({2}) TO ({3})",
                DSL.name(table), made, DSL.inline(from), DSL.inline(to));
    }

    /** Drops a month if it is still empty. To be called in a transaction. */
    void drop(String table, YearMonth month) {
        Name over = partition(table, month);
        dsl.execute(PATIENCE);
        dsl.execute("LOCK TABLE ONLY {0} IN ACCESS EXCLUSIVE MODE", DSL.name(table));
        if (!dsl.fetchExists(DSL.table(over))) {
            dsl.execute("DROP TABLE {0}", over);
        }
    }

    private List<YearMonth> present(String table) {
        return dsl.resultQuery(
                        "SELECT c.relname::text FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid "
                                + "WHERE i.inhparent = {0}::regclass AND c.relname ~ {1}",
                        DSL.inline(table), DSL.inline("^" + table + "_[0-9]{4}_[0-9]{2}$"))
                .fetch(row -> YearMonth.parse(row.get(0, String.class).substring(table.length() + 1), SUFFIX));
    }

    /** By the database's clock, which says when a run was received. */
    private YearMonth now() {
        OffsetDateTime now =
                dsl.select(DSL.currentOffsetDateTime()).fetchSingle().value1();
        return YearMonth.from(now.withOffsetSameInstant(ZoneOffset.UTC));
    }

    private static Name partition(String table, YearMonth month) {
        return DSL.name(table + "_" + month.format(SUFFIX));
    }

    private static Name rest(String table) {
        return DSL.name(table + "_rest");
    }

    private static String start(YearMonth month) {
        return month.atDay(1) + " 00:00:00+00";
    }
}
