package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Schema;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what of a catalog jOOQ's classes cannot hold, object by object where there are few. */
final class JooqOmissions {

    private static final int NAMED_AT_MOST = 10;

    private final List<String> sentences = new ArrayList<>();

    private JooqOmissions() {}

    /** One sentence for each kind of thing that is in the catalog and was not compared. */
    static List<String> of(CatalogSnapshot catalog, CatalogSnapshot classes) {
        JooqOmissions omissions = new JooqOmissions();
        Set<String> generated = classes.schemas().stream().map(Schema::name).collect(Collectors.toSet());
        List<Table> tables = catalog.tables().stream()
                .filter(table -> generated.contains(table.name().schema().orElse("")))
                .toList();
        omissions.add(
                "schemas for which no classes were generated",
                catalog.schemas().stream().map(Schema::name).filter(name -> !generated.contains(name)));
        omissions.add(
                "indexes over expressions or with INCLUDE",
                tables.stream()
                        .flatMap(table -> table.indexes().stream())
                        .filter(index -> index.constraint().isEmpty() && !JooqTableParts.isWritten(index))
                        .map(Index::name));
        omissions.add(
                "conditions of partial indexes",
                tables.stream()
                        .flatMap(table -> table.indexes().stream())
                        .filter(index -> index.predicate().isPresent() && JooqTableParts.isWritten(index))
                        .map(Index::name));
        omissions.add(
                "exclusion constraints",
                tables.stream()
                        .flatMap(table -> table.constraints().stream())
                        .filter(constraint -> constraint.kind() == ConstraintKind.EXCLUSION)
                        .map(constraint -> constraint.name()));
        omissions.add(
                "expressions of generated columns",
                tables.stream()
                        .flatMap(table -> table.columns().stream())
                        .filter(column -> column.generated().isPresent())
                        .map(JooqOmissions::name));
        omissions.add(
                "triggers",
                tables.stream().flatMap(table -> table.triggers().stream()).map(trigger -> trigger.name()));
        omissions.add(
                "policies",
                tables.stream().flatMap(table -> table.policies().stream()).map(policy -> policy.name()));
        omissions.add(
                "definitions of views",
                catalog.views().stream()
                        .filter(view -> generated.contains(view.name().schema().orElse("")))
                        .map(view -> view.name().toString()));
        omissions.add("range types", catalog.ranges().stream().map(range -> range.name()
                .toString()));
        omissions.comments(catalog, classes);
        omissions.sentences.add("jOOQ's classes hold no bodies of functions, actions of foreign keys, index methods,"
                + " collations, partitioning, storage, owners or privileges.");
        return omissions.sentences;
    }

    /** None at all in the classes says that the generator was told to leave them out. */
    private void comments(CatalogSnapshot catalog, CatalogSnapshot classes) {
        boolean onColumns = classes.tables().stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.comment().isPresent());
        boolean onTables = classes.tables().stream()
                .anyMatch(table -> table.metadata().comment().isPresent());
        if (!onColumns) {
            add(
                    "comments on columns (the classes have none at all)",
                    catalog.tables().stream()
                            .flatMap(table -> table.columns().stream())
                            .filter(column -> column.comment().isPresent())
                            .map(JooqOmissions::name));
        }
        if (!onTables) {
            add(
                    "comments on tables (the classes have none at all)",
                    catalog.tables().stream()
                            .filter(table -> table.metadata().comment().isPresent())
                            .map(table -> table.name().toString()));
        }
    }

    private static String name(Column column) {
        ObjectName name = column.table().part(column.name());
        return name.toString();
    }

    private void add(String what, Stream<String> names) {
        List<String> all = names.toList();
        if (!all.isEmpty()) {
            String some = String.join(", ", all.subList(0, Math.min(all.size(), NAMED_AT_MOST)));
            sentences.add("Not compared: " + what + ": " + some
                    + (all.size() > NAMED_AT_MOST ? " and " + (all.size() - NAMED_AT_MOST) + " more." : "."));
        }
    }
}
