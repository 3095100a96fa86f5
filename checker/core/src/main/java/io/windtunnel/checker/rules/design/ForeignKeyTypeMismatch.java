package io.windtunnel.checker.rules.design;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Flaw;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A foreign key has another type than what it references.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK">Foreign keys</a>
 */
public final class ForeignKeyTypeMismatch implements Rule {

    @Override
    public String id() {
        return "foreign-key-type-mismatch";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Foreign key of another type";
    }

    @Override
    public boolean isOptIn() {
        return true;
    }

    @Override
    public boolean comparesSchemas() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Flaw.brought(deployment, ForeignKeyTypeMismatch::flaws);
    }

    private static Stream<Flaw> flaws(CatalogSnapshot schema) {
        return schema.tables().stream()
                .filter(table -> !table.isPartition())
                .flatMap(table -> table.constraints().stream()
                        .filter(constraint -> !constraint.inherited())
                        .flatMap(constraint -> constraint.foreignKey().stream()
                                .flatMap(key -> flaws(table, constraint, key, schema))));
    }

    private static Stream<Flaw> flaws(Table table, Constraint constraint, ForeignKey key, CatalogSnapshot schema) {
        return schema.table(key.table()).stream().flatMap(referenced -> IntStream.range(
                        0, constraint.columns().size())
                .boxed()
                .flatMap(i -> table.column(constraint.columns().get(i)).stream()
                        .flatMap(column -> referenced.column(key.columns().get(i)).stream()
                                .filter(other -> !base(column).equals(base(other)))
                                .map(other -> flaw(constraint, column, other)))));
    }

    /** A length is another matter: the shorter one is a limit, and no mistake. */
    private static String base(Column column) {
        return column.type().replaceFirst("\\([\\d,]+\\)", "");
    }

    private static Flaw flaw(Constraint constraint, Column column, Column other) {
        String name = Wording.name(column.table()) + "." + Wording.quoted(column.name());
        String target = Wording.name(other.table()) + "." + Wording.quoted(other.name());
        return new Flaw(
                constraint.table().part(constraint.name()),
                "Foreign key %s: %s is %s, and %s, which it references, is %s. A value that only the wider one takes breaks one of them, and joins convert each row."
                        .formatted(Wording.quoted(constraint.name()), name, column.type(), target, other.type()),
                "Declare both alike, before there are rows: ALTER TABLE %s ALTER COLUMN %s TYPE %s;"
                        .formatted(Wording.name(column.table()), Wording.quoted(column.name()), other.type()),
                "The catalog has %s for %s and %s for %s.".formatted(column.type(), name, other.type(), target));
    }
}
