package io.windtunnel.checker.trace;

import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.trace.TableRows.ColumnValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A row as SQL that people can run. */
final class RowText {

    private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint");

    private RowText() {}

    /** The INSERT that makes the row. Columns that are NULL are left out where there are many. */
    static String insert(TableRows table, List<Optional<String>> row) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        boolean isIdentity = false;
        boolean isWide = row.size() > 12;
        for (int i = 0; i < row.size(); i++) {
            ColumnValues column = table.columns().get(i);
            if (!column.origin().equals("s") && !(isWide && row.get(i).isEmpty())) {
                names.add(SqlIdentifier.quote(column.name()));
                values.add(row.get(i).map(value -> literal(column, value)).orElse("NULL"));
                isIdentity |= column.origin().equals("a");
            }
        }
        return "INSERT INTO %s (%s)%s VALUES (%s);"
                .formatted(
                        table.name(),
                        String.join(", ", names),
                        isIdentity ? " OVERRIDING SYSTEM VALUE" : "",
                        String.join(", ", values));
    }

    private static String literal(ColumnValues column, String value) {
        if (NUMBERS.contains(column.type()) || column.type().startsWith("numeric")) {
            return value.equals("NaN") || value.endsWith("Infinity") ? quoted(value) : value;
        }
        return column.type().equals("boolean") ? (value.equals("t") ? "true" : "false") : quoted(value);
    }

    private static String quoted(String value) {
        return value.contains("\\")
                ? "E'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
                : "'" + value.replace("'", "''") + "'";
    }
}
