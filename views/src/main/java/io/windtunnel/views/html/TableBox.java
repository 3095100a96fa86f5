package io.windtunnel.views.html;

import io.windtunnel.domain.report.ModelDifference;
import io.windtunnel.domain.report.SchemaColumn;
import io.windtunnel.domain.report.SchemaReference;
import io.windtunnel.domain.report.SchemaTable;
import io.windtunnel.views.text.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a table's box: which of its columns are shown, and how large it is. */
final class TableBox {

    static final int HEADER = 30;
    static final int ROW = 20;
    private static final int PADDING = 12;
    private static final int GUTTER = 30;
    private static final double CHARACTER = 7.3;
    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_TYPE = 20;

    private TableBox() {}

    /** How much of a table is shown. */
    enum Detail {
        /** Its name alone. */
        NAME(0),
        /** Its keys, and what changed. */
        KEYS(0),
        /** A small table whole, a larger one in part. */
        COLUMNS(14);

        private final int columns;

        Detail(int columns) {
            this.columns = columns;
        }
    }

    /** The box at no place yet. */
    static Diagram.Box of(SchemaTable table, Detail detail, Budget budget) {
        List<SchemaColumn> shown = shown(table, detail);
        Set<String> foreign = keys(table);
        List<Diagram.Row> rows = new ArrayList<>();
        for (SchemaColumn column : shown) {
            rows.add(row(HEADER + rows.size() * ROW + 14, column, foreign, budget));
        }
        int more = table.columns().size() - shown.size();
        if (more > 0 && detail != Detail.NAME) {
            rows.add(new Diagram.Row(
                    HEADER + rows.size() * ROW + 14, "more", "", "", Count.of(more, "more column"), "", ""));
        }
        String name = shorten(plain(table.name()), LONGEST_NAME);
        int width = rows.stream()
                .mapToInt(row ->
                        GUTTER + pixels(row.name()) + (row.type().isEmpty() ? 0 : 2 * PADDING + pixels(row.type())))
                .max()
                .orElse(0);
        int header = pixels(name) + (table.change().isPresent() ? GUTTER : 0);
        return new Diagram.Box(
                0,
                0,
                Math.max(width, header) + 2 * PADDING,
                rows.isEmpty() ? HEADER : HEADER + rows.size() * ROW + 6,
                tone(table.change()),
                sign(table.change()),
                name,
                title(table, budget),
                rows);
    }

    private static Set<String> keys(SchemaTable table) {
        return table.references().stream()
                .map(SchemaReference::columns)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    /** In their order: first of all what changed and the keys, then others as far as there is room. */
    private static List<SchemaColumn> shown(SchemaTable table, Detail detail) {
        if (detail == Detail.NAME) {
            return List.of();
        }
        Set<String> foreign = keys(table);
        Set<SchemaColumn> wanted = table.columns().stream()
                .filter(column -> column.change().isPresent() || column.primaryKey() || foreign.contains(column.name()))
                .limit(2L * Detail.COLUMNS.columns)
                .collect(Collectors.toSet());
        for (SchemaColumn column : table.columns()) {
            // "1 more column" takes the room of that column.
            if (wanted.size() < detail.columns
                    || (detail == Detail.COLUMNS && table.columns().size() - wanted.size() == 1)) {
                wanted.add(column);
            }
        }
        return table.columns().stream().filter(wanted::contains).toList();
    }

    private static Diagram.Row row(int y, SchemaColumn column, Set<String> foreign, Budget budget) {
        String key = column.primaryKey() ? "PK" : foreign.contains(column.name()) ? "FK" : "";
        return new Diagram.Row(
                y,
                tone(column.change()),
                sign(column.change()),
                key,
                shorten(column.name(), LONGEST_NAME),
                shorten(shortType(column.type()), LONGEST_TYPE) + (column.notNull() ? "" : "?"),
                words(column, budget));
    }

    /** The column in words. */
    static String words(SchemaColumn column, Budget budget) {
        return budget.line(column.name() + " " + column.type() + (column.notNull() ? " NOT NULL" : "")
                + column.change().map(change -> ", " + change).orElse("")
                + column.renamedFrom().map(from -> " from " + from).orElse("")
                + column.was().map(was -> ", was " + was).orElse(""));
    }

    private static String title(SchemaTable table, Budget budget) {
        return budget.line(plain(table.name())
                + table.change().map(change -> ", " + change).orElse("")
                + table.renamedFrom().map(from -> " from " + plain(from)).orElse(""));
    }

    /** The schema public goes without saying. */
    static String plain(String name) {
        return name.startsWith("public.") ? name.substring("public.".length()) : name;
    }

    /** Postgres's own shorter names of its types. */
    static String shortType(String type) {
        return type.replace("timestamp with time zone", "timestamptz")
                .replace("timestamp without time zone", "timestamp")
                .replace("time with time zone", "timetz")
                .replace("time without time zone", "time")
                .replace("character varying", "varchar")
                .replace("double precision", "float8");
    }

    static String tone(Optional<ModelDifference.Change> change) {
        return change.map(ModelDifference.Change::toString).orElse("same");
    }

    static String sign(Optional<ModelDifference.Change> change) {
        return change.map(kind -> switch (kind) {
                    case ADDED -> "+";
                    case DROPPED -> "−";
                    case ALTERED -> "~";
                    case RENAMED -> "→";
                })
                .orElse("");
    }

    private static String shorten(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** In the fixed pitch that the diagram is written in; East Asian characters are wider. */
    private static int pixels(String text) {
        return (int) Math.ceil(text.codePoints()
                .mapToDouble(c -> c < 0x1100 ? CHARACTER : 2 * CHARACTER)
                .sum());
    }
}
