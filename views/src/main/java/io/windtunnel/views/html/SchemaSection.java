package io.windtunnel.views.html;

import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Schema;
import io.windtunnel.domain.report.SchemaColumn;
import io.windtunnel.domain.report.SchemaReference;
import io.windtunnel.domain.report.SchemaTable;
import io.windtunnel.views.text.Count;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schema before and after.
 *
 * @param count what changed, in a few words
 * @param focus the changed tables and their neighbours, or all where they are few
 * @param whole all tables by name, where {@code focus} is not all
 * @param note what is left out of the diagrams; empty where nothing is
 * @param changed the changed tables in words
 * @param same the other tables in words
 * @param cut how many tables are in neither list
 */
public record SchemaSection(
        String count,
        Optional<Diagram> focus,
        Optional<Diagram> whole,
        String note,
        List<Row> changed,
        List<Row> same,
        int cut)
        implements Section {

    private static final int FEW = 16;
    private static final int MOST_IN_FOCUS = 60;
    private static final int MOST_IN_ALL = 500;
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_COLUMNS = 100;
    private static final int MOST_TOLD = 3;

    /** A table in words. */
    public record Row(String name, String tone, String sign, String what, List<Part> parts) {}

    /** A column, a foreign key or something else of a table, in words. */
    public record Part(String tone, String sign, String text) {}

    @Override
    public String id() {
        return "schema";
    }

    @Override
    public String title() {
        return "Schema";
    }

    static Optional<SchemaSection> of(Report report, Budget budget) {
        return report.schema().filter(schema -> !schema.tables().isEmpty()).map(schema -> of(schema, budget));
    }

    private static SchemaSection of(Schema schema, Budget budget) {
        List<SchemaTable> changed = schema.tables().stream()
                .filter(table -> table.change().isPresent())
                .toList();
        List<SchemaTable> same = schema.tables().stream()
                .filter(table -> table.change().isEmpty())
                .toList();
        Map<SchemaTable, TableBox.Detail> focus = focus(schema, changed);
        boolean isAll = focus.size() == schema.tables().size();
        boolean isTooMany = schema.tables().size() > MOST_IN_ALL;
        int left = (int)
                changed.stream().filter(table -> !focus.containsKey(table)).count();
        String note = (left > 0 ? Count.of(left, "more changed table") + " did not fit into the diagram. " : "")
                + (isTooMany && !isAll
                        ? "The whole schema is not drawn: it has "
                                + Count.of(schema.tables().size(), "table") + ", more than " + MOST_IN_ALL + ". "
                        : "")
                + (left > 0 || (isTooMany && !isAll) ? "The list below has them." : "");
        return new SchemaSection(
                changed.isEmpty() ? "unchanged" : Count.of(changed.size(), "table") + " changed",
                focus.isEmpty()
                        ? Optional.empty()
                        : Optional.of(DiagramLayout.of(
                                "focus", isAll ? "All tables" : "Changed tables and their neighbours", focus, budget)),
                isAll || isTooMany ? Optional.empty() : Optional.of(whole(schema, budget)),
                note,
                changed.stream()
                        .limit(MOST_ROWS)
                        .map(table -> row(table, budget))
                        .toList(),
                same.stream().limit(MOST_ROWS).map(table -> row(table, budget)).toList(),
                Math.max(0, changed.size() - MOST_ROWS) + Math.max(0, same.size() - MOST_ROWS));
    }

    private static Map<SchemaTable, TableBox.Detail> focus(Schema schema, List<SchemaTable> changed) {
        Map<SchemaTable, TableBox.Detail> focus = new LinkedHashMap<>();
        changed.stream().limit(MOST_IN_FOCUS).forEach(table -> focus.put(table, TableBox.Detail.COLUMNS));
        if (schema.tables().size() <= FEW) {
            schema.tables().forEach(table -> focus.put(table, TableBox.Detail.COLUMNS));
            return focus;
        }
        Set<String> names = focus.keySet().stream()
                .flatMap(table -> Stream.of(table.name(), table.renamedFrom().orElse(table.name())))
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> referenced = focus.keySet().stream()
                .flatMap(table -> table.references().stream())
                .map(SchemaReference::table)
                .collect(Collectors.toSet());
        schema.tables().stream()
                .filter(table -> referenced.contains(table.name())
                        || table.references().stream().anyMatch(key -> names.contains(key.table())))
                .limit(MOST_IN_FOCUS)
                .forEach(table -> focus.putIfAbsent(table, TableBox.Detail.KEYS));
        return focus;
    }

    private static Diagram whole(Schema schema, Budget budget) {
        Map<SchemaTable, TableBox.Detail> all = new LinkedHashMap<>();
        schema.tables().forEach(table -> all.put(table, TableBox.Detail.NAME));
        return DiagramLayout.of("whole", "The whole schema, by name", all, budget);
    }

    private static Row row(SchemaTable table, Budget budget) {
        Stream<Part> columns = table.columns().stream().limit(MOST_COLUMNS).map(column -> part(column, budget));
        Stream<Part> keys = table.references().stream()
                .map(key -> new Part(
                        TableBox.tone(key.change()),
                        TableBox.sign(key.change()),
                        budget.line("foreign key " + key.name() + " (" + String.join(", ", key.columns()) + ") → "
                                + TableBox.plain(key.table()))));
        Stream<Part> words = table.changes().stream().map(text -> new Part("altered", "~", budget.line(text)));
        List<Part> parts = Stream.of(columns, keys, words).flatMap(part -> part).toList();
        return new Row(
                budget.name(table.name()),
                TableBox.tone(table.change()),
                TableBox.sign(table.change()),
                table.change()
                        .map(change -> change
                                + table.renamedFrom()
                                        .map(from -> " from " + budget.name(from))
                                        .orElse("")
                                + changed(parts))
                        .orElse(Count.of(table.columns().size(), "column")),
                parts);
    }

    private static String changed(List<Part> parts) {
        List<String> changed = parts.stream()
                .filter(part -> !part.tone().equals("same"))
                .map(Part::text)
                .toList();
        return changed.isEmpty()
                ? ""
                : ": " + changed.stream().limit(MOST_TOLD).collect(Collectors.joining("; "))
                        + (changed.size() > MOST_TOLD ? " and " + (changed.size() - MOST_TOLD) + " more" : "");
    }

    private static Part part(SchemaColumn column, Budget budget) {
        return new Part(TableBox.tone(column.change()), TableBox.sign(column.change()), TableBox.words(column, budget));
    }
}
