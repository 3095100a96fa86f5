package io.windtunnel.checker.rules.design;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Flaw;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * An index is the same as another one of its table, or the beginning of it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/indexes-multicolumn.html">Multicolumn indexes</a>
 */
public final class RedundantIndex implements Rule {

    @Override
    public String id() {
        return "redundant-index";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Index that another one replaces";
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
        return Flaw.brought(deployment, RedundantIndex::flaws);
    }

    private static Stream<Flaw> flaws(CatalogSnapshot schema) {
        return schema.tables().stream().filter(table -> !table.isPartition()).flatMap(table -> table.indexes().stream()
                .filter(index -> index.constraint().isEmpty() && index.valid())
                .flatMap(index -> table.indexes().stream()
                        .filter(other -> replaces(other, index))
                        .limit(1)
                        .map(other -> flaw(index, other))));
    }

    private static boolean replaces(Index other, Index index) {
        if (!other.valid() || other.name().equals(index.name())) {
            return false;
        }
        if (isSame(other, index)) {
            // Of two that are alike in everything the one that comes later by name goes.
            return other.constraint().isPresent()
                    || (other.unique() && !index.unique())
                    || (other.unique() == index.unique() && other.name().compareTo(index.name()) < 0);
        }
        return !index.unique() && isBeginning(index, other);
    }

    private static boolean isSame(Index other, Index index) {
        return other.structure().equals(index.structure()) && (other.unique() || !index.unique());
    }

    /** Only a btree is read from its beginning. Its keys are compared as Postgres prints them, with order and class. */
    private static boolean isBeginning(Index index, Index other) {
        return index.method().equals("btree")
                && index.predicate().isEmpty()
                && other.predicate().isEmpty()
                && index.included().isEmpty()
                && index.structure().endsWith(")")
                && other.structure()
                        .startsWith(
                                index.structure().substring(0, index.structure().length() - 1) + ", ");
    }

    private static Flaw flaw(Index index, Index other) {
        String table = Wording.name(index.table());
        String name = Wording.name(index.table().sibling(index.name()));
        return new Flaw(
                index.table().sibling(index.name()).toString(),
                new Flaw.Place(
                        List.of(
                                index.table().sibling(index.name()),
                                index.table().sibling(other.name())),
                        List.of(),
                        List.of()),
                "Index %s of table %s is %s %s: it serves no query that the other one does not, and every write keeps both."
                        .formatted(
                                name,
                                table,
                                isSame(other, index) ? "the same as" : "the beginning of",
                                Wording.quoted(other.name())),
                "Drop it: DROP INDEX CONCURRENTLY %s; in a script of its own.".formatted(name),
                "%s: %s; %s: %s."
                        .formatted(
                                Wording.quoted(index.name()),
                                index.using(),
                                Wording.quoted(other.name()),
                                other.using()));
    }
}
