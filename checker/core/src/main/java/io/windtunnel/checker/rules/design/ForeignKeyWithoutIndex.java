package io.windtunnel.checker.rules.design;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Flaw;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No index leads with the columns of a foreign key.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK">Foreign keys</a>
 */
public final class ForeignKeyWithoutIndex implements Rule {

    @Override
    public String id() {
        return "foreign-key-without-index";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Foreign key without an index";
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
        return Flaw.brought(deployment, ForeignKeyWithoutIndex::flaws);
    }

    private static Stream<Flaw> flaws(CatalogSnapshot schema) {
        return schema.tables().stream()
                .filter(table -> !table.isPartition())
                .flatMap(table -> table.constraints().stream()
                        .filter(constraint -> !constraint.inherited())
                        .filter(constraint -> constraint.foreignKey().isPresent()
                                && table.indexes().stream().noneMatch(index -> serves(index, constraint.columns())))
                        .map(constraint ->
                                flaw(table, constraint, constraint.foreignKey().orElseThrow())));
    }

    /** The order of the columns does not matter to a look-up of all of them. A partial index does not know all rows. */
    private static boolean serves(Index index, List<String> columns) {
        return index.valid()
                && index.predicate().isEmpty()
                && index.columns().size() >= columns.size()
                && new HashSet<>(index.columns().subList(0, columns.size())).equals(new HashSet<>(columns));
    }

    private static Flaw flaw(Table table, Constraint constraint, ForeignKey key) {
        String name = Wording.name(table.name());
        String columns = constraint.columns().stream().map(Wording::quoted).collect(Collectors.joining(", "));
        return new Flaw(
                table.name().part(constraint.name()),
                "Foreign key %s of table %s has no index on (%s): each DELETE in %s, and each UPDATE of its key, reads all of %s."
                        .formatted(Wording.quoted(constraint.name()), name, columns, Wording.name(key.table()), name),
                "Build one: CREATE INDEX CONCURRENTLY %s ON %s (%s); in a script of its own, without CONCURRENTLY where the table is new."
                        .formatted(
                                Wording.quoted(
                                        table.name().name() + "_" + String.join("_", constraint.columns()) + "_idx"),
                                name,
                                columns),
                "No valid index of %s leads with these columns after the deployment.".formatted(name));
    }
}
