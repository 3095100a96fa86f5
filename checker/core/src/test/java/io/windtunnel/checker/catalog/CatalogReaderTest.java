package io.windtunnel.checker.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.change.SchemaDiffer;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CatalogReaderTest {

    static List<Integer> majors() {
        return TestServer.majors();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void equalSchemasReadEqual(int major) throws Exception {
        assertThat(readRichSchema(major)).isEqualTo(readRichSchema(major));
    }

    /**
     * But for what the servers themselves have otherwise: the schema public's owner, an extension's version, and, up to
     * 15, every column of a printed view with its table in front.
     */
    @ParameterizedTest
    @MethodSource("majors")
    void majorsReadAlike(int major) throws Exception {
        CatalogSnapshot newest = readRichSchema(majors().get(majors().size() - 1));
        Set<String> otherwise = new HashSet<>(Set.of("schema public", "extension pgcrypto"));
        if (major < 16) {
            otherwise.addAll(Set.of("view public.people", "materialized view public.totals"));
        }
        List<Change> changes =
                SchemaDiffer.compare(readRichSchema(major), newest).changes();
        assertThat(changes.stream()
                        .filter(change -> !otherwise.contains(change.object().toString()))
                        .map(ChangeText::sentence))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void everyKindOfObjectIsRead(int major) throws Exception {
        CatalogSnapshot snapshot = readRichSchema(major);
        Set<ObjectKind> kinds = objects(snapshot).map(o -> o.identity().kind()).collect(Collectors.toSet());
        Set<ObjectKind> missing =
                Stream.of(ObjectKind.values()).filter(k -> !kinds.contains(k)).collect(Collectors.toSet());
        assertThat(missing).containsExactly(ObjectKind.ENUM_VALUE);
    }

    static Stream<CatalogObject> objects(CatalogSnapshot s) {
        Stream<CatalogObject> ofTables = s.tables().stream().flatMap(t -> Stream.of(
                        t.columns(), t.constraints(), t.indexes(), t.triggers(), t.rules(), t.policies())
                .flatMap(List::stream));
        return Stream.concat(
                ofTables,
                Stream.of(
                                s.schemas(),
                                s.extensions(),
                                s.enums(),
                                s.domains(),
                                s.composites(),
                                s.ranges(),
                                s.sequences(),
                                s.tables(),
                                s.views(),
                                s.routines(),
                                s.defaultPrivileges(),
                                s.others())
                        .flatMap(List::stream));
    }

    @ParameterizedTest
    @MethodSource("majors")
    void indexDefinitionsAreThoseOfPostgres(int major) throws Exception {
        try (Connection connection = withSchema(major, richSchema())) {
            List<String> printed = column(
                    connection,
                    "SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indrelid"
                            + " WHERE relnamespace::regnamespace::text !~ '^pg_'");
            CatalogSnapshot snapshot = snapshot(connection);
            List<String> read = Stream.concat(
                            snapshot.tables().stream().flatMap(t -> t.indexes().stream()),
                            snapshot.views().stream().flatMap(v -> v.indexes().stream()))
                    .map(DefinitionText::createIndex)
                    .toList();
            assertThat(printed.stream().map(p -> p.replace(" ON ONLY ", " ON ")))
                    .hasSizeGreaterThan(10)
                    .containsExactlyInAnyOrderElementsOf(read);
        }
    }

    @ParameterizedTest
    @MethodSource("majors")
    void theTransactionAndTheSessionStayAsTheyWere(int major) throws Exception {
        try (Connection connection = withSchema(major, "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET search_path = public, pg_catalog; SET LOCAL TimeZone = 'Asia/Tokyo';"
                        + " CREATE TABLE uncommitted (b int)");
            }
            List<String> before = state(connection);
            assertThat(snapshot(connection).tables())
                    .extracting(t -> t.name().name())
                    .containsExactly("t", "uncommitted");
            assertThat(state(connection)).isEqualTo(before);
            connection.rollback();
            connection.setAutoCommit(true);
            before = state(connection);
            snapshot(connection);
            assertThat(state(connection)).isEqualTo(before);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    /** All settings, and the locks on what users made. */
    private static List<String> state(Connection connection) throws SQLException {
        List<String> state = column(connection, "SELECT name || ' ' || setting FROM pg_settings ORDER BY name");
        state.addAll(column(
                connection,
                "SELECT relation::regclass || ' ' || mode FROM pg_locks WHERE pid = pg_backend_pid()"
                        + " AND relation > 16383 ORDER BY 1"));
        return state;
    }

    @Test
    void whatIsExcludedAndWhatExtensionsOwnIsLeftOut() throws Exception {
        String schema =
                """
                CREATE EXTENSION hstore;
                CREATE SCHEMA windtunnel; CREATE TABLE windtunnel.log (a int); CREATE FUNCTION windtunnel.f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
                CREATE EVENT TRIGGER watch ON sql_drop EXECUTE FUNCTION windtunnel.f();
                CREATE TABLE flyway_schema_history (id serial PRIMARY KEY); CREATE TABLE kept (a hstore);
                """;
        try (Connection connection = withSchema(majors().get(majors().size() - 1), schema)) {
            CatalogScope scope =
                    new CatalogScope(Set.of("windtunnel"), Set.of(ObjectName.of("public", "flyway_schema_history")));
            CatalogSnapshot snapshot = CatalogReader.read(connection, scope).snapshot();
            assertThat(objects(snapshot).map(o -> o.identity().toString()))
                    .containsExactlyInAnyOrder(
                            "column public.kept.a",
                            "table public.kept",
                            "schema public",
                            "extension hstore",
                            "extension plpgsql");
        }
    }

    @Test
    void oidsLeadToObjects() throws Exception {
        try (Connection connection = withSchema(
                majors().get(majors().size() - 1), "CREATE TABLE t (a int CONSTRAINT t_a_nn NOT NULL PRIMARY KEY)")) {
            CatalogOids oids =
                    CatalogReader.read(connection, CatalogScope.everything()).oids();
            ObjectName table = ObjectName.of("public", "t");
            assertThat(oids.relation(oid(connection, "'t'::regclass")))
                    .contains(ObjectIdentity.of(ObjectKind.TABLE, table));
            assertThat(oids.relation(oid(connection, "'t_pkey'::regclass")))
                    .contains(ObjectIdentity.of(ObjectKind.INDEX, table.sibling("t_pkey")));
            assertThat(oids.find(
                            "pg_constraint",
                            oid(connection, "(SELECT oid FROM pg_constraint WHERE conname = 't_a_nn')")))
                    .contains(ObjectIdentity.of(ObjectKind.CONSTRAINT, table.part("t_a_nn")));
        }
    }

    private static long oid(Connection connection, String expression) throws SQLException {
        return Long.parseLong(
                column(connection, "SELECT " + expression + "::oid::text").get(0));
    }

    private static CatalogSnapshot readRichSchema(int major) throws SQLException, IOException {
        try (Connection connection = withSchema(major, richSchema())) {
            return snapshot(connection);
        }
    }

    private static CatalogSnapshot snapshot(Connection connection) throws SQLException {
        return CatalogReader.read(connection, CatalogScope.everything()).snapshot();
    }

    private static Connection withSchema(int major, String sql) throws SQLException {
        Connection connection = TestServer.of(major).emptyDatabase();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    static List<String> column(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }

    static String richSchema() throws IOException {
        try (InputStream in = Objects.requireNonNull(CatalogReaderTest.class.getResourceAsStream("rich-schema.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
