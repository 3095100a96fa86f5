package io.windtunnel.checker.model.jooq;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.model.PlainDefinitions;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Check;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Key;
import org.jooq.Named;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jooq.Table;
import org.jooq.TableOptions.TableType;
import org.jooq.UniqueKey;

/** Tables and views with their columns, constraints and indexes. */
final class JooqTables {

    private JooqTables() {}

    static io.windtunnel.checker.catalog.Table table(Table<?> table) {
        ObjectName name = name(table);
        return new io.windtunnel.checker.catalog.Table(
                name,
                TableKind.ORDINARY,
                PlainDefinitions.PROPERTIES,
                columns(name, table),
                constraints(name, table),
                indexes(name, table),
                List.of(),
                List.of(),
                List.of(),
                metadata(table));
    }

    static View view(Table<?> table) {
        ObjectName name = name(table);
        return new View(
                name,
                table.getTableType() == TableType.MATERIALIZED_VIEW,
                "",
                List.of(),
                true,
                columns(name, table),
                indexes(name, table),
                List.of(),
                List.of(),
                metadata(table));
    }

    private static ObjectName name(Table<?> table) {
        return JooqNames.of(table.getSchema(), table.getName());
    }

    private static ObjectMetadata metadata(Table<?> table) {
        return new ObjectMetadata("", comment(table), List.of());
    }

    private static Optional<String> comment(Named named) {
        return Optional.of(named.getComment()).filter(comment -> !comment.isBlank());
    }

    private static List<Column> columns(ObjectName name, Table<?> table) {
        return Arrays.stream(table.fields()).map(field -> column(name, field)).toList();
    }

    static Column column(ObjectName table, Field<?> field) {
        DataType<?> type = field.getDataType();
        return new Column(
                table,
                field.getName(),
                JooqTypes.type(type),
                type.nullable(),
                type.identity() ? Optional.empty() : JooqTypes.defaultExpression(type),
                type.identity() ? Optional.of(Column.Identity.BY_DEFAULT) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                comment(field),
                List.of());
    }

    private static List<Constraint> constraints(ObjectName name, Table<?> table) {
        List<Constraint> constraints = new ArrayList<>();
        UniqueKey<?> primary = table.getPrimaryKey();
        if (primary != null) {
            constraints.add(key(name, primary, ConstraintKind.PRIMARY_KEY));
        }
        table.getUniqueKeys().forEach(key -> constraints.add(key(name, key, ConstraintKind.UNIQUE)));
        table.getReferences().forEach(key -> constraints.add(foreignKey(name, key)));
        for (Check<?> check : table.getChecks()) {
            constraints.add(constraint(
                    name,
                    check.getName(),
                    ConstraintKind.CHECK,
                    JooqTypes.condition(check.condition()),
                    List.of(),
                    Optional.empty()));
        }
        return constraints.stream()
                .sorted(Comparator.comparing(Constraint::identity))
                .toList();
    }

    private static Constraint key(ObjectName table, Key<?> key, ConstraintKind kind) {
        List<String> columns = names(key.getFields());
        return constraint(table, key.getName(), kind, PlainDefinitions.key(kind, columns), columns, Optional.empty());
    }

    private static Constraint foreignKey(ObjectName table, org.jooq.ForeignKey<?, ?> key) {
        List<String> columns = names(key.getFields());
        ForeignKey target =
                new ForeignKey(name(key.getKey().getTable()), names(key.getKeyFields()), "NO ACTION", "NO ACTION");
        return constraint(
                table,
                key.getName(),
                ConstraintKind.FOREIGN_KEY,
                PlainDefinitions.foreignKey(columns, target),
                columns,
                Optional.of(target));
    }

    private static List<String> names(List<? extends Field<?>> fields) {
        return fields.stream().map(Field::getName).toList();
    }

    static Constraint constraint(
            ObjectName table,
            String name,
            ConstraintKind kind,
            String definition,
            List<String> columns,
            Optional<ForeignKey> foreignKey) {
        return new Constraint(
                table, name, kind, definition, columns, foreignKey, true, false, false, false, Optional.empty());
    }

    private static List<Index> indexes(ObjectName name, Table<?> table) {
        return table.getIndexes().stream()
                .map(index -> index(name, index))
                .sorted(Comparator.comparing(Index::identity))
                .toList();
    }

    private static Index index(ObjectName table, org.jooq.Index index) {
        List<String> columns =
                index.getFields().stream().map(SortField::getName).toList();
        List<Boolean> descending = index.getFields().stream()
                .map(field -> field.getOrder() == SortOrder.DESC)
                .toList();
        return PlainDefinitions.index(table, index.getName(), index.getUnique(), columns, descending);
    }
}
