package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.change.Difference;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.rule.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The statements that rename instead of making again: the rename itself, what else is to be altered, and the names that
 * should follow. What it has no statement for is left as a comment that says so.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE</a>
 */
final class RenameSql {

    private final ObjectIdentity from;
    private final ObjectIdentity to;
    private final List<String> lines = new ArrayList<>();

    private RenameSql(Recreation recreation) {
        this.from = recreation.before().identity();
        this.to = recreation.after().identity();
    }

    /** One statement, or one comment, a line. */
    static List<String> of(Recreation recreation) {
        RenameSql sql = new RenameSql(recreation);
        if (!recreation.keptName()) {
            sql.rename(sql.from, sql.to);
        }
        recreation.differences().stream()
                .filter(Change.Renamed.class::isInstance)
                .map(Change.Renamed.class::cast)
                .forEach(change -> sql.rename(change.from(), change.to()));
        recreation.followers().forEach(change -> sql.rename(change.from(), change.to()));
        recreation.differences().stream()
                .sorted(Comparator.comparing(change -> !(change instanceof Change.Dropped)))
                .forEach(sql::change);
        return List.copyOf(sql.lines);
    }

    private void rename(ObjectIdentity older, ObjectIdentity newer) {
        String name = Wording.name(
                ObjectName.unqualified(newer.name().part().orElse(newer.name().name())));
        String part = older.name().part().map(SqlIdentifier::quote).orElse("");
        switch (older.kind()) {
            case COLUMN -> lines.add("ALTER TABLE %s RENAME COLUMN %s TO %s;".formatted(table(older), part, name));
            case CONSTRAINT ->
                lines.add("ALTER TABLE %s RENAME CONSTRAINT %s TO %s;".formatted(table(older), part, name));
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE ->
                lines.add("ALTER TYPE %s RENAME TO %s;".formatted(Wording.name(older.name()), name));
            default ->
                lines.add("ALTER %s %s RENAME TO %s;"
                        .formatted(older.kind().words().toUpperCase(Locale.ROOT), Wording.name(older.name()), name));
        }
    }

    /** By the name that it has once the first statement ran. */
    private String table(ObjectIdentity part) {
        ObjectName table = part.name().whole();
        boolean isRenamed = from.kind() == ObjectKind.TABLE && table.equals(from.name());
        return Wording.name(isRenamed ? to.name() : table);
    }

    private void change(Change change) {
        if (change instanceof Change.Added added) {
            added(added);
        } else if (change instanceof Change.Dropped dropped) {
            dropped(dropped);
        } else if (change instanceof Change.Altered altered) {
            altered(altered);
        }
    }

    private void added(Change.Added change) {
        CatalogObject object = change.added();
        if (object instanceof Column column) {
            lines.add("ALTER TABLE %s ADD COLUMN %s %s;"
                    .formatted(
                            table(object.identity()), SqlIdentifier.quote(column.name()), DefinitionText.line(column)));
        } else if (object instanceof Constraint constraint) {
            lines.add("ALTER TABLE %s ADD CONSTRAINT %s %s;"
                    .formatted(
                            table(object.identity()), SqlIdentifier.quote(constraint.name()), constraint.definition()));
        } else if (object instanceof Index index) {
            lines.add(DefinitionText.createIndex(index) + ";");
        } else {
            remark(change);
        }
    }

    private void dropped(Change.Dropped change) {
        ObjectIdentity object = change.object();
        String part = object.name().part().map(SqlIdentifier::quote).orElse("");
        switch (object.kind()) {
            case COLUMN -> lines.add("ALTER TABLE %s DROP COLUMN %s;".formatted(table(object), part));
            case CONSTRAINT -> lines.add("ALTER TABLE %s DROP CONSTRAINT %s;".formatted(table(object), part));
            case INDEX -> lines.add("DROP INDEX %s;".formatted(Wording.name(object.name())));
            default -> remark(change);
        }
    }

    private void altered(Change.Altered change) {
        if (!(change.after() instanceof Column column)) {
            remark(change);
            return;
        }
        String alter = "ALTER TABLE %s ALTER COLUMN %s "
                .formatted(table(column.identity()), SqlIdentifier.quote(column.name()));
        for (Difference difference : change.differences()) {
            switch (difference.attribute()) {
                case "type" -> lines.add(alter + "TYPE " + column.type() + ";");
                case "nullable" -> lines.add(alter + (column.nullable() ? "DROP" : "SET") + " NOT NULL;");
                case "default" ->
                    lines.add(alter
                            + column.defaultExpression()
                                    .map(value -> "SET DEFAULT " + value)
                                    .orElse("DROP DEFAULT")
                            + ";");
                default -> remark(new Change.Altered(change.before(), change.after(), List.of(difference)));
            }
        }
    }

    private void remark(Change change) {
        lines.add("-- not covered by the rename: " + ChangeText.sentence(change).replaceAll("\\s+", " "));
    }
}
