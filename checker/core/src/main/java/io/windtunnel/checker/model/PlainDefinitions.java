package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.TableProperties;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Definitions with what jOOQ's classes know of keys, indexes and tables, and nothing else. */
public final class PlainDefinitions {

    /** Those of a table without any setting. */
    public static final TableProperties PROPERTIES = new TableProperties(
            false,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            "DEFAULT");

    private PlainDefinitions() {}

    /** {@code PRIMARY KEY (a, b)}. */
    public static String key(ConstraintKind kind, List<String> columns) {
        return kind.words().toUpperCase(Locale.ROOT) + " " + list(columns);
    }

    /** {@code FOREIGN KEY (a) REFERENCES public.users(id)}. */
    public static String foreignKey(List<String> columns, ForeignKey target) {
        return key(ConstraintKind.FOREIGN_KEY, columns) + " REFERENCES " + target.table() + list(target.columns());
    }

    /**
     * An index on plain columns.
     *
     * @param descending for each column whether it is sorted downwards
     */
    public static Index index(
            ObjectName table, String name, boolean unique, List<String> columns, List<Boolean> descending) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            keys.add(SqlIdentifier.quote(columns.get(i)) + (descending.get(i) ? " DESC" : ""));
        }
        return new Index(
                table,
                name,
                unique,
                true,
                false,
                "",
                columns,
                List.of(),
                false,
                Optional.empty(),
                "(" + String.join(", ", keys) + ")",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String list(List<String> names) {
        return names.stream().map(SqlIdentifier::quote).collect(Collectors.joining(", ", "(", ")"));
    }
}
