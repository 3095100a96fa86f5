package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.observation.CodeStatement;
import io.windtunnel.checker.observation.CodeUse;
import io.windtunnel.checker.postgres.ObjectName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Calls of functions and procedures, which are prepared and never run, and the bodies of functions in SQL. */
final class Calls {

    /** Extensions keep their own promises, and a trigger's function is called by none. */
    private static final String ROUTINES =
            """
            SELECT n.nspname, p.proname, p.prokind,
                   ARRAY(SELECT pg_catalog.format_type(t, NULL) FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS a (t, i) ORDER BY i)
              FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
             WHERE p.prokind IN ('f', 'p') AND n.nspname !~ '^(pg_|information_schema$|windtunnel$)'
               AND p.prorettype NOT IN ('pg_catalog.trigger'::pg_catalog.regtype, 'pg_catalog.event_trigger'::pg_catalog.regtype)
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
             ORDER BY 1, 2, 4
            """;

    private static final String BODIES =
            """
            SELECT n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid), pg_catalog.pg_get_functiondef(p.oid)
              FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
              JOIN pg_catalog.pg_language l ON l.oid = p.prolang
             WHERE l.lanname = 'sql' AND p.prokind IN ('f', 'p') AND n.nspname !~ '^(pg_|information_schema$|windtunnel$)'
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype = 'e')
             ORDER BY 1, 2, 4
            """;

    /** A procedure's call cannot be prepared in SQL; the server reads it with the body around it. */
    private static final String READ_ONLY_BODY =
            "CREATE FUNCTION pg_temp.windtunnel_call() RETURNS void LANGUAGE sql AS $windtunnel$%s$windtunnel$";

    private Calls() {}

    /** A call of each routine that code knows. */
    static List<Probe> read(Connection connection, Predicate<ObjectName> known) throws SQLException {
        List<Probe> calls = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ROUTINES)) {
            while (rows.next()) {
                ObjectName name = ObjectName.of(rows.getString(1), rows.getString(2));
                if (known.test(name)) {
                    calls.add(call(name, rows.getString(3).equals("p"), rows.getArray(4), calls.size()));
                }
            }
        }
        return calls;
    }

    private static Probe call(ObjectName name, boolean isProcedure, Array types, int number) throws SQLException {
        String arguments = Arrays.stream((Object[]) types.getArray())
                .map(type -> "CAST(NULL AS " + type + ")")
                .collect(Collectors.joining(", "));
        String sql = "%s %s(%s)".formatted(isProcedure ? "CALL" : "SELECT", name, arguments);
        return new Probe(
                new CodeStatement(CodeUse.CALL, name, List.of(), sql),
                List.of(),
                isProcedure ? READ_ONLY_BODY.formatted(sql) : "PREPARE windtunnel_%d AS %s".formatted(number, sql));
    }

    /**
     * The functions whose bodies are text in SQL, each as the statement that makes it again.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-CHECK-FUNCTION-BODIES">check_function_bodies</a>
     */
    static List<Probe> bodies(Connection connection) throws SQLException {
        List<Probe> bodies = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(BODIES)) {
            while (rows.next()) {
                bodies.add(Probe.of(new CodeStatement(
                        CodeUse.BODY,
                        ObjectName.of(rows.getString(1), rows.getString(2)),
                        List.of(rows.getString(3)),
                        rows.getString(4))));
            }
        }
        return bodies;
    }
}
