package io.windtunnel.checker.rules.design;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Flaw;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A primary key or a sequence counts in 32 bits or fewer.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-numeric.html">Numeric types</a>
 */
public final class NarrowKey implements Rule {

    @Override
    public String id() {
        return "narrow-key";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Key or sequence of 32 bits";
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
        return Flaw.brought(deployment, NarrowKey::flaws);
    }

    private static final Map<String, String> LARGEST = Map.of("smallint", "32,767", "integer", "2,147,483,647");

    private static Stream<Flaw> flaws(CatalogSnapshot schema) {
        return Stream.concat(
                schema.tables().stream().filter(table -> !table.isPartition()).flatMap(NarrowKey::keys),
                schema.sequences().stream()
                        .filter(sequence -> sequence.ownedBy().isEmpty() && LARGEST.containsKey(sequence.type()))
                        .map(NarrowKey::flaw));
    }

    /** A column of a key of several is narrow for a reason: it counts lines of an order. */
    private static Stream<Flaw> keys(Table table) {
        List<String> key = table.constraints().stream()
                .filter(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY)
                .flatMap(constraint -> constraint.columns().stream())
                .toList();
        return table.columns().stream()
                .filter(column -> LARGEST.containsKey(column.type()) && !column.inherited())
                .filter(column -> isGenerated(column) || key.equals(List.of(column.name())))
                .map(NarrowKey::flaw);
    }

    private static boolean isGenerated(Column column) {
        return column.identityKind().isPresent()
                || column.defaultExpression()
                        .filter(value -> value.startsWith("nextval("))
                        .isPresent();
    }

    private static Flaw flaw(Column column) {
        String table = Wording.name(column.table());
        String name = Wording.quoted(column.name());
        return Flaw.ofColumn(
                column.table(),
                column.name(),
                "Key %s of table %s is %s: after %s the table takes no row any more, and to widen it then rewrites table and indexes under an AccessExclusive lock."
                        .formatted(name, table, column.type(), LARGEST.get(column.type())),
                "Declare it bigint while the table is empty: ALTER TABLE %s ALTER COLUMN %s TYPE bigint; and the columns that reference it."
                        .formatted(table, name),
                "Column %s.%s is %s in the catalog.".formatted(table, name, column.type()));
    }

    private static Flaw flaw(Sequence sequence) {
        String name = Wording.name(sequence.name());
        return new Flaw(
                sequence.name(),
                "Sequence %s is %s: it ends at %s at the latest, and what takes its values fails from then on."
                        .formatted(name, sequence.type(), LARGEST.get(sequence.type())),
                "Make it a bigint: ALTER SEQUENCE %s AS bigint;".formatted(name),
                "Sequence %s is %s in the catalog.".formatted(name, sequence.type()));
    }
}
