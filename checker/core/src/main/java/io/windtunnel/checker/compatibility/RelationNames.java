package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.observation.NameGone;
import io.windtunnel.checker.postgres.ObjectName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of tables, views, their columns, and enumerated types and domains, under the server's inner numbers: what
 * keeps its number and has another name was renamed.
 */
record RelationNames(Map<String, ObjectName> byNumber) {

    private static final String QUERY =
            """
            SELECT 'r' || c.oid, n.nspname, c.relname, NULL
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND n.nspname !~ '^(pg_|information_schema$|windtunnel$)'
            UNION ALL
            SELECT 'r' || c.oid || '.' || a.attnum, n.nspname, c.relname, a.attname
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^(pg_|information_schema$|windtunnel$)'
            UNION ALL
            SELECT 't' || t.oid, n.nspname, t.typname, NULL
              FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
             WHERE t.typtype IN ('e', 'd') AND n.nspname !~ '^(pg_|information_schema$|windtunnel$)'
            UNION ALL
            SELECT 'f' || p.oid, n.nspname, p.proname, NULL
              FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
             WHERE n.nspname !~ '^(pg_|information_schema$|windtunnel$)'
            ORDER BY 1
            """;

    RelationNames {
        byNumber = Map.copyOf(byNumber);
    }

    static RelationNames read(Connection connection) throws SQLException {
        Map<String, ObjectName> names = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                ObjectName whole = ObjectName.of(rows.getString(2), rows.getString(3));
                String part = rows.getString(4);
                names.put(rows.getString(1), part == null ? whole : whole.part(part));
            }
        }
        return new RelationNames(names);
    }

    /** The names that {@code after} does not have any more, sorted; a column of a table that went is not named again. */
    List<NameGone> goneIn(RelationNames after) {
        Set<ObjectName> there = new HashSet<>(after.byNumber.values());
        List<NameGone> gone = new ArrayList<>();
        byNumber.forEach((number, name) -> {
            boolean withTable = name.part().isPresent() && !there.contains(name.whole());
            if (!there.contains(name) && !withTable) {
                gone.add(new NameGone(name, Optional.ofNullable(after.byNumber.get(number))));
            }
        });
        return gone.stream()
                .sorted(Comparator.comparing(NameGone::name))
                .distinct()
                .toList();
    }
}
