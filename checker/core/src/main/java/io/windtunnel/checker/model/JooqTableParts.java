package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Constraints and indexes of the catalog, as far as jOOQ's generator writes them down. */
final class JooqTableParts {

    private final Set<ObjectName> generatedTables;
    private final Map<ObjectName, Table> tables;
    private final Set<String> quotedSchemas;

    JooqTableParts(CatalogSnapshot classes, CatalogSnapshot catalog, Set<String> quotedSchemas) {
        this.generatedTables = classes.tables().stream().map(Table::name).collect(Collectors.toSet());
        this.tables = catalog.tables().stream().collect(Collectors.toMap(Table::name, Function.identity()));
        this.quotedSchemas = quotedSchemas;
    }

    /** The keys and checks of a table. */
    List<Constraint> constraints(Table table, Optional<Table> twin) {
        List<Constraint> constraints = new ArrayList<>();
        List<Constraint> generated = twin.map(Table::constraints).orElse(List.of());
        for (Constraint constraint : table.constraints()) {
            switch (constraint.kind()) {
                case PRIMARY_KEY, UNIQUE ->
                    constraints.add(plain(
                            constraint,
                            PlainDefinitions.key(constraint.kind(), constraint.columns()),
                            constraint.foreignKey()));
                case FOREIGN_KEY ->
                    constraint.foreignKey().filter(this::isWritten).ifPresent(key -> {
                        ForeignKey target = new ForeignKey(key.table(), key.columns(), "NO ACTION", "NO ACTION");
                        constraints.add(plain(
                                constraint,
                                PlainDefinitions.foreignKey(constraint.columns(), target),
                                Optional.of(target)));
                    });
                case CHECK ->
                    // The generator takes the word away wherever it stands.
                    constraints.add(check(constraint, constraint.definition().replace("CHECK ", ""), generated));
                case EXCLUSION, NOT_NULL -> {
                    // not written down
                }
            }
        }
        return constraints;
    }

    /** One to a table that was not generated is not written, nor one to columns that a unique index alone stands behind. */
    private boolean isWritten(ForeignKey key) {
        return generatedTables.contains(key.table())
                && Optional.ofNullable(tables.get(key.table())).stream()
                        .flatMap(target -> target.constraints().stream())
                        .filter(c -> c.kind() == ConstraintKind.PRIMARY_KEY || c.kind() == ConstraintKind.UNIQUE)
                        .anyMatch(c -> Set.copyOf(c.columns()).equals(Set.copyOf(key.columns())));
    }

    /** A check, in the words of the generated one that says the same: by its name, or, in a domain, without. */
    Constraint check(Constraint check, String definition, List<Constraint> generated) {
        String same = generated.stream()
                .map(Constraint::definition)
                .filter(text -> ExpressionText.same(definition, text, quotedSchemas))
                .findFirst()
                .orElse(definition);
        return plain(check, same, Optional.empty());
    }

    private static Constraint plain(Constraint constraint, String definition, Optional<ForeignKey> target) {
        return new Constraint(
                constraint.table(),
                constraint.name(),
                constraint.kind(),
                definition,
                constraint.columns(),
                target,
                true,
                false,
                false,
                constraint.inherited(),
                Optional.empty());
    }

    /** Indexes on plain columns that stand behind no constraint. */
    List<Index> indexes(ObjectName table, List<Index> indexes) {
        return indexes.stream()
                .filter(JooqTableParts::isWritten)
                .map(index ->
                        PlainDefinitions.index(table, index.name(), index.unique(), index.columns(), descending(index)))
                .toList();
    }

    static boolean isWritten(Index index) {
        return index.constraint().isEmpty()
                && !index.hasExpressions()
                && index.included().isEmpty();
    }

    /** Of each column whether DESC stands behind it, before the next one begins. */
    private static List<Boolean> descending(Index index) {
        List<Boolean> descending = new ArrayList<>();
        String text = index.using();
        int place = text.indexOf('(') + 1;
        for (int i = 0; i < index.columns().size(); i++) {
            int end = i + 1 < index.columns().size()
                    ? Math.max(
                            place,
                            text.indexOf(
                                    ", " + SqlIdentifier.quote(index.columns().get(i + 1)), place))
                    : text.length();
            Matcher word = DESC.matcher(text.substring(
                    place + SqlIdentifier.quote(index.columns().get(i)).length(), end));
            descending.add(word.find());
            place = end + 2;
        }
        return descending;
    }

    /** Up to the end of the keys, of which the last is followed by WHERE or WITH. */
    private static final Pattern DESC = Pattern.compile("^[^)]*? DESC\\b");
}
