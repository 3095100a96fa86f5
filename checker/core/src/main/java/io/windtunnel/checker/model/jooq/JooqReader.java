package io.windtunnel.checker.model.jooq;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.model.GeneratedClasses;
import io.windtunnel.checker.model.ModelException;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Check;
import org.jooq.Domain;
import org.jooq.Log;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.TableOptions.TableType;
import org.jooq.UDT;
import org.jooq.impl.AbstractRoutine;
import org.jooq.impl.SchemaImpl;
import org.jooq.tools.JooqLogger;

/** Reads what generated classes say of a schema. Only the names in the database count, never those of the classes. */
public final class JooqReader implements GeneratedClasses {

    private final List<Schema> schemas = new ArrayList<>();
    private final List<EnumType> enums = new ArrayList<>();
    private final List<Routine> routines = new ArrayList<>();

    @Override
    public CatalogSnapshot read(List<Class<?>> classes) {
        // Of this class loader's jOOQ alone: its greeting is no part of a report.
        JooqLogger.globalThreshold(Log.Level.WARN);
        for (Class<?> type : classes) {
            if (Modifier.isAbstract(type.getModifiers())) {
                continue;
            }
            if (SchemaImpl.class.isAssignableFrom(type)) {
                schemas.add((Schema) singleton(type));
            } else if (type.isEnum() && org.jooq.EnumType.class.isAssignableFrom(type)) {
                enums.add(enumType(type));
            } else if (AbstractRoutine.class.isAssignableFrom(type)) {
                routines.add(JooqRoutines.routine((org.jooq.Routine<?>) instance(type)));
            }
        }
        refuseTwins();
        return snapshot();
    }

    private void refuseTwins() {
        Set<String> names = new LinkedHashSet<>();
        for (Schema schema : schemas) {
            if (!names.add(JooqNames.schema(schema))) {
                throw new ModelException(
                        "Two classes stand for the schema %s, %s is one of them: name the package of the one that is meant."
                                .formatted(
                                        JooqNames.schema(schema),
                                        schema.getClass().getName()));
            }
        }
    }

    private CatalogSnapshot snapshot() {
        List<io.windtunnel.checker.catalog.Table> tables = new ArrayList<>();
        List<View> views = new ArrayList<>();
        for (Table<?> table :
                schemas.stream().flatMap(schema -> schema.getTables().stream()).toList()) {
            TableType type = table.getTableType();
            if (type == TableType.FUNCTION) {
                routines.add(JooqRoutines.tableFunction(table));
            } else if (type == TableType.VIEW || type == TableType.MATERIALIZED_VIEW) {
                views.add(JooqTables.view(table));
            } else {
                tables.add(JooqTables.table(table));
            }
        }
        return new CatalogSnapshot(
                sorted(schemas.stream()
                        .map(schema -> new io.windtunnel.checker.catalog.Schema(
                                JooqNames.schema(schema), JooqNames.NO_METADATA))
                        .toList()),
                List.of(),
                sorted(enums),
                sorted(schemas.stream()
                        .flatMap(schema -> schema.getDomains().stream())
                        .map(JooqReader::domain)
                        .toList()),
                sorted(schemas.stream()
                        .flatMap(schema -> schema.getUDTs().stream())
                        .map(JooqReader::composite)
                        .toList()),
                List.of(),
                sorted(schemas.stream()
                        .flatMap(schema -> schema.getSequences().stream())
                        .map(JooqReader::sequence)
                        .toList()),
                sorted(tables),
                sorted(views),
                sorted(routines),
                List.of(),
                List.of());
    }

    private static <T extends CatalogObject> List<T> sorted(List<T> objects) {
        return objects.stream()
                .sorted(Comparator.comparing(CatalogObject::identity))
                .toList();
    }

    private static EnumType enumType(Class<?> type) {
        List<org.jooq.EnumType> constants = Arrays.stream(type.getEnumConstants())
                .map(org.jooq.EnumType.class::cast)
                .toList();
        return new EnumType(
                JooqTypes.enumName(constants.get(0)),
                constants.stream().map(org.jooq.EnumType::getLiteral).toList(),
                JooqNames.NO_METADATA);
    }

    private static DomainType domain(Domain<?> domain) {
        ObjectName name = JooqNames.of(domain.getSchema(), domain.getName());
        Set<String> definitions = new LinkedHashSet<>();
        for (Check<?> check : domain.getChecks()) {
            definitions.add(JooqTypes.condition(check.condition()));
        }
        List<Constraint> checks = new ArrayList<>();
        for (String definition : definitions) {
            checks.add(JooqTables.constraint(
                    name,
                    "check_" + (checks.size() + 1),
                    ConstraintKind.CHECK,
                    definition,
                    List.of(),
                    Optional.empty()));
        }
        return new DomainType(
                name,
                JooqTypes.base(domain.getDataType()),
                domain.getDataType().nullable(),
                JooqTypes.defaultExpression(domain.getDataType()),
                Optional.empty(),
                checks,
                JooqNames.NO_METADATA);
    }

    private static CompositeType composite(UDT<?> type) {
        ObjectName name = JooqNames.of(type.getSchema(), type.getName());
        return new CompositeType(
                name,
                Arrays.stream(type.fields())
                        .map(field -> JooqTables.column(name, field))
                        .toList(),
                JooqNames.NO_METADATA);
    }

    /** What is as it is by default is not written into the class. */
    private static Sequence sequence(org.jooq.Sequence<?> sequence) {
        String type = JooqTypes.type(sequence.getDataType());
        long increment = number(sequence.getIncrementBy(), 1);
        long greatest =
                switch (type) {
                    case "smallint" -> Short.MAX_VALUE;
                    case "integer" -> Integer.MAX_VALUE;
                    default -> Long.MAX_VALUE;
                };
        return new Sequence(
                JooqNames.of(sequence.getSchema(), sequence.getName()),
                type,
                number(sequence.getStartWith(), 1),
                increment,
                number(sequence.getMinvalue(), 1),
                number(sequence.getMaxvalue(), greatest),
                1,
                sequence.getCycle(),
                Optional.empty(),
                false,
                JooqNames.NO_METADATA);
    }

    private static long number(org.jooq.@org.jspecify.annotations.Nullable Field<?> literal, long otherwise) {
        return literal == null ? otherwise : Long.parseLong(JooqTypes.render(literal));
    }

    private static Object singleton(Class<?> type) {
        try {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType().equals(type)) {
                    field.setAccessible(true);
                    return field.get(null);
                }
            }
        } catch (IllegalAccessException e) {
            throw new ModelException("The class " + type.getName() + " cannot be read: " + e.getMessage(), e);
        }
        return instance(type);
    }

    private static Object instance(Class<?> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ModelException("The class " + type.getName() + " cannot be instantiated: " + e.getMessage(), e);
        }
    }
}
