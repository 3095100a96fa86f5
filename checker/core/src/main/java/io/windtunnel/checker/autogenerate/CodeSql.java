package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Firing;
import io.windtunnel.checker.catalog.Policy;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.Rule;
import io.windtunnel.checker.catalog.Trigger;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Views, routines, triggers, rules and policies. */
final class CodeSql {

    private CodeSql() {}

    static List<String> create(View view) {
        List<String> statements = new ArrayList<>();
        statements.add(
                "CREATE " + (view.materialized() ? "MATERIALIZED VIEW " : "VIEW ") + view.name() + columnNames(view)
                        + options(view) + " AS\n" + query(view) + (view.populated() ? "" : "\nWITH NO DATA"));
        statements.addAll(defaults(List.of(), view));
        statements.addAll(MetadataSql.columns(List.of(), view.columns()));
        return statements;
    }

    private static String columnNames(View view) {
        return view.columns().isEmpty()
                ? ""
                : " ("
                        + view.columns().stream()
                                .map(c -> SqlIdentifier.quote(c.name()))
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private static String options(View view) {
        return view.parameters().isEmpty() ? "" : " WITH (" + String.join(", ", view.parameters()) + ")";
    }

    private static String query(View view) {
        String text = view.definition().stripTrailing();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    private static List<String> defaults(List<Column> from, View view) {
        List<String> statements = new ArrayList<>();
        for (Column column : view.columns()) {
            Optional<String> earlier = from.stream()
                    .filter(c -> c.name().equals(column.name()))
                    .findFirst()
                    .flatMap(Column::defaultExpression);
            if (!earlier.equals(column.defaultExpression())) {
                statements.add("ALTER VIEW " + view.name() + " ALTER COLUMN " + SqlIdentifier.quote(column.name())
                        + column.defaultExpression()
                                .map(d -> " SET DEFAULT " + d)
                                .orElse(" DROP DEFAULT"));
            }
        }
        return statements;
    }

    static List<String> alter(View before, View after) {
        String alter = "ALTER " + Target.of(after.identity()) + " ";
        List<String> statements = new ArrayList<>();
        if (!before.definition().equals(after.definition())) {
            statements.add("CREATE OR REPLACE VIEW " + after.name() + columnNames(after) + options(after) + " AS\n"
                    + query(after));
        } else {
            statements.addAll(TableSql.parameters(alter, before.parameters(), after.parameters()));
        }
        if (before.populated() != after.populated()) {
            statements.add("REFRESH MATERIALIZED VIEW " + after.name() + (after.populated() ? "" : " WITH NO DATA"));
        }
        statements.addAll(defaults(before.columns(), after));
        statements.addAll(MetadataSql.columns(before.columns(), after.columns()));
        return statements;
    }

    static String create(Routine routine) {
        if (routine.kind() == ObjectKind.AGGREGATE) {
            String arguments = routine.arguments().isEmpty() ? "*" : routine.arguments();
            return "CREATE AGGREGATE " + routine.name() + "(" + arguments + ") (" + routine.definition() + ")";
        }
        return routine.definition().strip();
    }

    /** A routine is created with OR REPLACE, as Postgres prints it. */
    static List<String> alter(Routine before, Routine after) {
        return before.definition().equals(after.definition()) ? List.of() : List.of(create(after));
    }

    static String drop(Routine routine) {
        String arguments =
                routine.kind() == ObjectKind.AGGREGATE && routine.arguments().isEmpty() ? "*" : routine.arguments();
        return "DROP " + routine.kind().name() + " " + routine.name() + "(" + arguments + ")";
    }

    static List<String> create(Trigger trigger, String table) {
        List<String> statements = new ArrayList<>();
        statements.add(trigger.definition());
        if (trigger.firing() != Firing.ENABLED) {
            statements.add(firing(trigger, table));
        }
        statements.addAll(MetadataSql.comment(trigger.identity(), Optional.empty(), trigger.comment()));
        return statements;
    }

    static List<String> alter(Trigger before, Trigger after, String table) {
        List<String> statements = new ArrayList<>();
        if (before.firing() != after.firing()) {
            statements.add(firing(after, table));
        }
        statements.addAll(MetadataSql.comment(after.identity(), before.comment(), after.comment()));
        return statements;
    }

    private static String firing(Trigger trigger, String table) {
        return "ALTER " + table + " " + word(trigger.firing()) + " TRIGGER " + SqlIdentifier.quote(trigger.name());
    }

    private static String word(Firing firing) {
        return switch (firing) {
            case ENABLED -> "ENABLE";
            case DISABLED -> "DISABLE";
            case REPLICA -> "ENABLE REPLICA";
            case ALWAYS -> "ENABLE ALWAYS";
        };
    }

    static List<String> create(Rule rule, String table) {
        List<String> statements = new ArrayList<>();
        String sql = rule.definition().strip();
        statements.add(sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql);
        if (rule.firing() != Firing.ENABLED) {
            statements.add(firing(rule, table));
        }
        statements.addAll(MetadataSql.comment(rule.identity(), Optional.empty(), rule.comment()));
        return statements;
    }

    static List<String> alter(Rule before, Rule after, String table) {
        List<String> statements = new ArrayList<>();
        if (before.firing() != after.firing()) {
            statements.add(firing(after, table));
        }
        statements.addAll(MetadataSql.comment(after.identity(), before.comment(), after.comment()));
        return statements;
    }

    private static String firing(Rule rule, String table) {
        return "ALTER " + table + " " + word(rule.firing()) + " RULE " + SqlIdentifier.quote(rule.name());
    }

    static List<String> create(Policy policy) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE " + Target.of(policy.identity()) + " " + DefinitionText.line(policy));
        statements.addAll(MetadataSql.comment(policy.identity(), Optional.empty(), policy.comment()));
        return statements;
    }
}
