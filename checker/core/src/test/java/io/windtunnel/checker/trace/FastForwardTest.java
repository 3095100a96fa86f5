package io.windtunnel.checker.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.FlywaySettingsReader;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import io.windtunnel.domain.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fast way and Flyway's way lead to the same database: catalog, rows, sequences and Flyway's own table. */
final class FastForwardTest {

    private static final Map<String, String> PLAIN = new TreeMap<>(Map.of(
            "V1__tables.sql",
            """
            -- a comment, and a statement with another behind it
            CREATE TABLE "Odd;name" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text DEFAULT 'a;b -- c');
            CREATE TABLE item (id serial PRIMARY KEY, amount numeric(10, 2) CHECK (amount > 0)) -- no end of its own
            ;
            INSERT INTO item (amount) SELECT n FROM generate_series(1, 300) n;
            SELECT * FROM item;
            SELECT setval('item_id_seq', 4711);
            """,
            "V1.1__functions.sql",
            """
            CREATE FUNCTION doubled(x int) RETURNS int LANGUAGE plpgsql AS $body$ BEGIN RETURN x * 2; END; $body$;
            CREATE FUNCTION here() RETURNS text LANGUAGE sql SET search_path FROM CURRENT AS 'SELECT 1::text';
            CREATE PROCEDURE atomic() BEGIN ATOMIC INSERT INTO item (amount) VALUES (1); SELECT 1; END;
            DO $$ BEGIN EXECUTE 'CREATE TABLE made_' || 'inside (id int)'; END $$;
            """,
            "V2__leaves_things_behind.sql",
            """
            CREATE SCHEMA other;
            SET search_path = other;
            CREATE TABLE in_other (at timestamptz DEFAULT now());
            SET lock_timeout = '7s';
            CREATE TEMPORARY TABLE passing (id int);
            """,
            "V3__reads_what_was_left.sql",
            """
            CREATE TABLE settings AS SELECT current_setting('search_path') AS path, current_setting('lock_timeout') AS wait,
                current_user = session_user AS same_user, current_setting('TimeZone') AS zone,
                (SELECT count(*) FROM passing) AS passing;
            """,
            "V4__placeholder.sql",
            "INSERT INTO item (amount) VALUES (${amount}); COMMENT ON TABLE item IS '${what.it-is}';",
            "V5__empty.sql",
            "-- nothing yet\n",
            "R__view.sql",
            "CREATE OR REPLACE VIEW items AS SELECT id, doubled(id) AS twice FROM item;",
            "R__a_first_one.sql",
            "CREATE OR REPLACE VIEW first_view AS SELECT 1 AS one;",
            "V6__grant.sql",
            "GRANT SELECT ON item TO reporting;"));

    private static final Map<String, String> SETTINGS =
            Map.of("placeholders.amount", "12.5", "placeholders.what.it-is", "an item; really", "table", "History");

    @Test
    void aPlainHistoryIsTheSame(@TempDir Path folder) throws Exception {
        assertThat(fast(folder, PLAIN, SETTINGS)).isEqualTo(PLAIN.size());
        assertSame(folder, SETTINGS);
    }

    @Test
    void anotherDefaultSchemaIsTheSame(@TempDir Path folder) throws Exception {
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.put("schemas", "Team,other_one");
        settings.put("installedBy", "somebody");
        assertThat(fast(folder, PLAIN, settings)).isEqualTo(PLAIN.size());
        assertSame(folder, settings);
    }

    @Test
    void flywayDoesTheRestFromTheFirstScriptThatIsNotPlain(@TempDir Path folder) throws Exception {
        Map<String, String> scripts = Map.of(
                "V1__table.sql", "CREATE TABLE item (id int, name text);",
                "V2__rows.sql", "COPY item FROM stdin;\n1\tone\n2\ttwo\n\\.\n",
                "V3__more.sql", "INSERT INTO item VALUES (3, 'three');");

        assertThat(fast(folder, scripts, Map.of())).isEqualTo(1);
        assertSame(folder, Map.of());
    }

    @Test
    void whatFlywayDoesMoreWithIsLeftToFlyway(@TempDir Path folder) throws Exception {
        String table = "CREATE TABLE item (id int);";
        List<Map<String, String>> histories = List.of(
                Map.of("V1__a.sql", table, "beforeEachMigrate.sql", "SELECT 1;"),
                Map.of("V1__a.sql", table, "V1__a.sql.conf", "executeInTransaction=false\n"),
                Map.of("V1__a.sql", table, "B1__a.sql", table),
                Map.of("V1__a.sql", table + " COMMIT; INSERT INTO item VALUES (1);"),
                Map.of("V1__a.sql", "CREATE TABLE item (id int DEFAULT length('${flyway:database}'));"),
                Map.of("V1__a.sql", "VACUUM;"));
        for (int i = 0; i < histories.size(); i++) {
            Path own = Files.createDirectory(folder.resolve("" + i));
            assertThat(fast(own, histories.get(i), Map.of())).isZero();
        }
        Path last = Files.createDirectory(folder.resolve("last"));
        Map<String, String> plain = Map.of("V1__a.sql", table);
        assertThat(fast(last, plain, Map.of("initSql", "SELECT 1"))).isZero();
        assertThat(fast(last, plain, Map.of("target", "1"))).isZero();
        assertThat(fast(last, plain, Map.of())).isEqualTo(1);
    }

    /** Writes the scripts and applies what the fast way can. */
    private static int fast(Path folder, Map<String, String> scripts, Map<String, String> settings) throws Exception {
        for (Map.Entry<String, String> script : scripts.entrySet()) {
            Files.writeString(folder.resolve(script.getKey()), script.getValue());
        }
        try (Sandbox sandbox = open()) {
            return FastForward.fly(sandbox, history(folder, settings), new MissingRoles(sandbox));
        }
    }

    private static void assertSame(Path folder, Map<String, String> settings) throws Exception {
        MigrationHistory history = history(folder, settings);
        try (Sandbox fast = open();
                Sandbox flyways = open()) {
            List<Problem> problems = new BaseFlight(fast, history).fly();
            if (!problems.isEmpty()) {
                new MissingRoles(flyways).create("reporting");
                assertThat(problems).singleElement().asString().contains("reporting");
            }
            history.configure(new FlightDataSource(flyways.owner())).load().migrate();

            assertThat(schema(fast)).isEqualTo(schema(flyways));
            assertThat(rows(fast, history)).isEqualTo(rows(flyways, history));
        }
    }

    private static CatalogSnapshot schema(Sandbox sandbox) throws Exception {
        try (Connection connection = sandbox.administrator().connect()) {
            return CatalogReader.read(connection, new CatalogScope(Set.of(), Set.of()))
                    .snapshot();
        }
    }

    /** Every row of every table and the state of every sequence, but for what the clock says of Flyway's table. */
    private static List<String> rows(Sandbox sandbox, MigrationHistory history) throws Exception {
        String relations =
                """
                SELECT format('SELECT %L || '' '' || (to_jsonb(t) - ''installed_on'' - ''execution_time'' - ''log_cnt'')::text
                    FROM (SELECT * FROM %s) t ORDER BY 1', c.oid::regclass, c.oid::regclass)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'S', 'v') AND n.nspname !~ '^pg_|^information_schema$' ORDER BY c.oid::regclass::text
                """;
        List<String> rows = new ArrayList<>();
        try (Connection connection = sandbox.administrator().connect()) {
            for (String query : column(connection, relations)) {
                rows.addAll(column(connection, query));
            }
        }
        assertThat(rows).anyMatch(row -> row.contains(history.historyTable().name()));
        return rows;
    }

    private static List<String> column(Connection connection, String query) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static Sandbox open() throws Exception {
        return Sandboxes.open(SandboxRequest.of(SandboxSource.parse("embedded")));
    }

    private static MigrationHistory history(Path folder, Map<String, String> settings) throws IOException {
        FlywaySettings read = new FlywaySettingsReader(folder, Map.of()).read(List.of(folder), settings, List.of());
        return MigrationHistory.resolve(read, folder);
    }
}
