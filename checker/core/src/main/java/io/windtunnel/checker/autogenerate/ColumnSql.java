package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Columns of tables. */
final class ColumnSql {

    private static final List<Set<String>> CASTS = List.of(
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision"),
            Set.of("text", "character varying", "character"),
            Set.of("timestamp without time zone", "timestamp with time zone", "date"),
            Set.of("integer", "boolean"),
            Set.of("time without time zone", "time with time zone"),
            Set.of("inet", "cidr"),
            Set.of("json", "jsonb"));

    private static final Set<String> TEXTS = Set.of("text", "character varying", "character");

    private ColumnSql() {}

    /** The type without its modifiers and array marks: {@code character varying(20)} gives {@code character varying}. */
    static String base(String type) {
        return type.replaceAll("\\([^)]*\\)", "").replace("  ", " ").strip();
    }

    /** The definition as it stands in CREATE TABLE, ADD COLUMN and CREATE TYPE. */
    static String definition(Column column, Optional<Sequence> sequence) {
        return SqlIdentifier.quote(column.name()) + " " + typed(column)
                + column.collation().map(c -> " COLLATE " + c).orElse("")
                + column.defaultExpression().map(d -> " DEFAULT " + d).orElse("")
                + column.identityKind().map(i -> identity(i, column, sequence)).orElse("")
                + column.generated()
                        .map(g -> " GENERATED ALWAYS AS (" + g.expression() + ")"
                                + (g.virtual() ? " VIRTUAL" : " STORED"))
                        .orElse("")
                + (column.nullable() || column.identityKind().isPresent() ? "" : " NOT NULL");
    }

    private static String typed(Column column) {
        List<String> options = foreignOptions(column.settings());
        return column.type() + (options.isEmpty() ? "" : " OPTIONS (" + String.join(", ", options) + ")");
    }

    private static List<String> foreignOptions(List<String> settings) {
        return settings.stream()
                .filter(s -> s.startsWith("OPTION "))
                .map(s -> s.substring("OPTION ".length()))
                .toList();
    }

    private static String identity(Column.Identity kind, Column column, Optional<Sequence> sequence) {
        return " GENERATED " + kind.name().replace('_', ' ') + " AS IDENTITY"
                + sequence.map(s -> identityOptions(column, s)).orElse("");
    }

    private static String identityOptions(Column column, Sequence sequence) {
        List<String> options = new ArrayList<>();
        if (!sequence.name().equals(column.table().sibling(column.table().name() + "_" + column.name() + "_seq"))) {
            options.add("SEQUENCE NAME " + sequence.name());
        }
        options.addAll(SequenceSql.uncommonOptions(sequence));
        return options.isEmpty() ? "" : " (" + String.join(" ", options) + ")";
    }

    static List<String> create(Column column, Optional<Sequence> sequence, String table) {
        String alter = "ALTER " + table + " ";
        List<String> statements = new ArrayList<>();
        boolean needsValue = !column.nullable()
                && column.defaultExpression().isEmpty()
                && column.identityKind().isEmpty()
                && column.generated().isEmpty();
        Column first = needsValue ? column.takingNull() : column;
        statements.add(alter + "ADD COLUMN " + definition(first, sequence));
        if (needsValue) {
            String name = SqlIdentifier.quote(column.name());
            statements.add(alter + "ALTER COLUMN " + name + " SET NOT NULL");
        }
        statements.addAll(settings(column, List.of(), alter));
        statements.addAll(MetadataSql.columns(List.of(), List.of(column)));
        return statements;
    }

    static Column withoutIdentity(Column c) {
        return new Column(
                c.table(),
                c.name(),
                c.type(),
                c.nullable(),
                c.defaultExpression(),
                Optional.empty(),
                c.generated(),
                c.collation(),
                c.inherited(),
                c.settings(),
                c.comment(),
                c.privileges());
    }

    /** Storage, compression, statistics and options, where they differ. */
    static List<String> settings(Column column, List<String> from, String alter) {
        List<String> statements = new ArrayList<>();
        String alterColumn = alter + "ALTER COLUMN " + SqlIdentifier.quote(column.name()) + " ";
        column.settings().stream()
                .filter(s -> !from.contains(s) && !s.startsWith("OPTION "))
                .forEach(s -> statements.add(alterColumn + (isOption(s) ? "SET (" + s + ")" : "SET " + s)));
        for (String old : from) {
            boolean isKept = column.settings().stream().anyMatch(s -> word(s).equals(word(old)));
            if (!isKept && !old.startsWith("OPTION ")) {
                statements.add(alterColumn + reset(old));
            }
        }
        return statements;
    }

    private static boolean isOption(String setting) {
        return setting.contains("=");
    }

    private static String word(String setting) {
        return setting.split("[ =]", 2)[0];
    }

    private static String reset(String setting) {
        return switch (word(setting)) {
            case "STATISTICS" -> "SET STATISTICS -1";
            case "STORAGE" -> "SET STORAGE DEFAULT";
            case "COMPRESSION" -> "SET COMPRESSION default";
            default -> "RESET (" + word(setting) + ")";
        };
    }

    static List<String> alter(Column from, Column to, Optional<Sequence> sequence, String table) {
        String alter = "ALTER " + table + " ";
        String alterColumn = alter + "ALTER COLUMN " + SqlIdentifier.quote(to.name()) + " ";
        List<String> statements = new ArrayList<>();
        if (from.generated().isPresent() && to.generated().isEmpty()) {
            statements.add(alterColumn + "DROP EXPRESSION");
        }
        if (from.identityKind().isPresent() && to.identityKind().isEmpty()) {
            statements.add(alterColumn + "DROP IDENTITY");
        }
        if (from.nullable() != to.nullable()) {
            statements.add(alterColumn + (to.nullable() ? "DROP NOT NULL" : "SET NOT NULL"));
        }
        to.identityKind()
                .filter(i -> !from.identityKind().equals(to.identityKind()))
                .ifPresent(kind -> {
                    String words = kind.name().replace('_', ' ');
                    statements.add(alterColumn
                            + (from.identityKind().isPresent()
                                    ? "SET GENERATED " + words
                                    : "ADD" + identity(kind, to, sequence)));
                });
        if (from.identityKind().isEmpty() && to.identityKind().isPresent()) {
            ObjectName column = to.table().part(to.name());
            sequence.ifPresent(s -> statements.add(SequenceSql.continueAfter(s, column)));
        }
        statements.addAll(settings(to, from.settings(), alter));
        String options = ForeignOptions.ofColumn(foreignOptions(from.settings()))
                .changeTo(ForeignOptions.ofColumn(foreignOptions(to.settings())));
        if (!options.isEmpty()) {
            statements.add(alterColumn + options);
        }
        statements.addAll(MetadataSql.columns(List.of(from), List.of(to)));
        return statements;
    }

    /**
     * @param base the type under the column's own where that is a domain, before
     * @param newBase the same, after
     */
    static List<String> retype(Column from, Column to, String table, String base, String newBase) {
        String name = SqlIdentifier.quote(to.name());
        String converted = converted(name, from.type(), to.type(), base, newBase);
        return List.of("ALTER " + table + " ALTER COLUMN " + name + " TYPE " + to.type()
                + to.collation().map(c -> " COLLATE " + c).orElse("")
                + (converted.equals(name) || table.startsWith("FOREIGN ") ? "" : " USING " + converted));
    }

    /**
     * A value in its new type: as it is where Postgres converts by itself, over text, which every type knows, where no
     * cast may exist. A type of one's own may be another one of the same name.
     */
    static String converted(String value, String from, String to, String base, String newBase) {
        String one = base(base);
        String other = base(newBase);
        boolean isOwn = from.contains(".") || to.contains(".");
        if (!isOwn && one.equals(other)) {
            return value;
        }
        boolean hasCast = (one.equals(other) && !base.contains("."))
                || CASTS.stream().anyMatch(family -> family.contains(one) && family.contains(other));
        boolean isText =
                TEXTS.contains(one) || Set.of("text", "character varying").contains(other);
        return value + (hasCast || isText ? "::" : "::text::") + to;
    }
}
