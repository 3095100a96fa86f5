package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.rule.SchemaComparison;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What constraints and unique indexes demand of a table's rows before a deployment, and whether anything does after it. */
final class Guarantees {

    private static final Set<ConstraintKind> KINDS = EnumSet.of(
            ConstraintKind.PRIMARY_KEY,
            ConstraintKind.UNIQUE,
            ConstraintKind.EXCLUSION,
            ConstraintKind.CHECK,
            ConstraintKind.FOREIGN_KEY);
    private static final Set<ConstraintKind> UNIQUE =
            EnumSet.of(ConstraintKind.PRIMARY_KEY, ConstraintKind.UNIQUE, ConstraintKind.EXCLUSION);

    private final SchemaComparison schema;

    Guarantees(SchemaComparison schema) {
        this.schema = schema;
    }

    /**
     * Whether rows are allowed now that the object kept out. Not so where its table or one of its columns went or has
     * another type: then that is what is to be told.
     */
    boolean isLost(CatalogObject gone) {
        if (gone instanceof Constraint constraint) {
            return KINDS.contains(constraint.kind())
                    && !constraint.inherited()
                    && stays(constraint.table(), constraint.columns())
                            .filter(tables -> !isReplaced(constraint, tables.before(), tables.after()))
                            .isPresent();
        }
        return gone instanceof Index index
                && index.unique()
                && index.constraint().isEmpty()
                && index.parent().isEmpty()
                && stays(index.table(), index.columns())
                        .filter(tables -> !hasUnique(index.columns(), tables.before(), tables.after()))
                        .isPresent();
    }

    private record Tables(Table before, Table after) {}

    private Optional<Tables> stays(ObjectName name, List<String> columns) {
        return schema.before()
                .table(name)
                .flatMap(before -> schema.after().table(name).map(after -> new Tables(before, after)))
                .filter(tables -> columns.stream()
                        .allMatch(column -> type(tables.before(), column).equals(type(tables.after(), column))));
    }

    private static Optional<String> type(Table table, String column) {
        return table.column(column).map(Column::type);
    }

    private static boolean isReplaced(Constraint gone, Table before, Table after) {
        return switch (gone.kind()) {
            case CHECK ->
                isNotNull(gone, after)
                        || constraints(after, gone.kind())
                                .anyMatch(other -> isSame(other, gone)
                                        || (isNew(other, before) && shareAny(other.columns(), gone.columns())));
            case FOREIGN_KEY ->
                constraints(after, gone.kind())
                        .anyMatch(other -> Set.copyOf(other.columns()).equals(Set.copyOf(gone.columns())));
            default -> hasUnique(gone.columns(), before, after);
        };
    }

    /** The detour to NOT NULL without a scan: the check that was its proof is not needed any more. */
    private static boolean isNotNull(Constraint check, Table after) {
        return check.columns().size() == 1
                && check.definition()
                        .startsWith("CHECK ((%s IS NOT NULL))"
                                .formatted(SqlIdentifier.quote(check.columns().get(0))))
                && after.column(check.columns().get(0))
                        .filter(column -> !column.nullable())
                        .isPresent();
    }

    /** As strong as the one that went, or new on some of its columns: then others are meant to be unique. */
    private static boolean hasUnique(List<String> columns, Table before, Table after) {
        Stream<List<String>> keys = constraints(after, UNIQUE).map(Constraint::columns);
        Stream<List<String>> indexes = after.indexes().stream()
                .filter(index ->
                        index.unique() && index.valid() && index.predicate().isEmpty())
                .filter(index -> !index.hasExpressions())
                .map(Index::columns);
        return Stream.concat(keys, indexes).anyMatch(columns::containsAll)
                || constraints(after, UNIQUE)
                        .anyMatch(other -> isNew(other, before) && shareAny(other.columns(), columns))
                || after.indexes().stream()
                        .filter(index -> index.unique() && !before.indexes().contains(index))
                        .filter(index -> before.indexes().stream()
                                .noneMatch(other -> other.using().equals(index.using())))
                        .anyMatch(index -> index.hasExpressions() || shareAny(index.columns(), columns));
    }

    private static Stream<Constraint> constraints(Table table, ConstraintKind kind) {
        return constraints(table, EnumSet.of(kind));
    }

    private static Stream<Constraint> constraints(Table table, Set<ConstraintKind> kinds) {
        return table.constraints().stream().filter(constraint -> kinds.contains(constraint.kind()));
    }

    private static boolean isSame(Constraint constraint, Constraint gone) {
        return demand(constraint).equals(demand(gone));
    }

    private static String demand(Constraint constraint) {
        return constraint.definition().replaceFirst(" NOT VALID$", "");
    }

    private static boolean isNew(Constraint constraint, Table before) {
        return before.constraints().stream().noneMatch(other -> isSame(other, constraint));
    }

    private static boolean shareAny(Collection<String> one, Collection<String> other) {
        return !Collections.disjoint(one, other);
    }
}
