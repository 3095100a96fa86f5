package io.windtunnel.checker.model.jooq;

import io.windtunnel.checker.model.TypeText;
import io.windtunnel.checker.postgres.ObjectName;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Domain;
import org.jooq.EnumType;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.TableRecord;
import org.jooq.UDT;
import org.jooq.UDTRecord;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;

/** Types and expressions in the words of Postgres. */
final class JooqTypes {

    /** Plain SQL is printed as the generator wrote it down: its question marks and braces are no placeholders. */
    private static final DSLContext POSTGRES = DSL.using(
            SQLDialect.POSTGRES,
            new Settings().withRenderPlainSQLTemplatesAsRaw(true).withStatementType(StatementType.STATIC_STATEMENT));

    private static final Configuration CONFIGURATION = POSTGRES.configuration();

    private JooqTypes() {}

    static String render(QueryPart part) {
        return POSTGRES.render(part);
    }

    /** The condition without the parentheses that jOOQ puts around it. */
    static String condition(Condition condition) {
        String text = render(condition);
        return text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
    }

    static Optional<String> defaultExpression(DataType<?> type) {
        return type.defaulted() && type.defaultValue() != null
                ? Optional.of(render(type.defaultValue()))
                : Optional.empty();
    }

    /** The type: {@code character varying(20)}, {@code public.mood[]}. */
    static String type(DataType<?> mapped) {
        DataType<?> type = withoutConverter(mapped);
        DataType<?> component = type.getArrayComponentDataType();
        if (component != null) {
            String element = type(component);
            return element.endsWith("[]") ? element : element + "[]";
        }
        Domain<?> domain = type.getDomain();
        return domain != null
                ? JooqNames.of(domain.getSchema(), domain.getName()).toString()
                : base(type);
    }

    /** Behind a converter jOOQ hides the domain: the type that was converted is looked up in its field. */
    private static DataType<?> withoutConverter(DataType<?> type) {
        try {
            Field delegate = type.getClass().getDeclaredField("delegate");
            delegate.setAccessible(true);
            return delegate.get(type) instanceof DataType<?> converted ? converted : type;
        } catch (NoSuchFieldException e) {
            return type; // no converter
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The type that a domain stands on, any other type itself. */
    static String base(DataType<?> type) {
        Class<?> generated = type.getConverter().fromType();
        if (EnumType.class.isAssignableFrom(generated) && generated.getEnumConstants() != null) {
            return enumName((EnumType) generated.getEnumConstants()[0]).toString();
        }
        if (UDTRecord.class.isAssignableFrom(generated)) {
            UDT<?> udt = ((UDTRecord<?>) instance(generated)).getUDT();
            return JooqNames.of(udt.getSchema(), udt.getName()).toString();
        }
        if (TableRecord.class.isAssignableFrom(generated)) {
            org.jooq.Table<?> table = ((TableRecord<?>) instance(generated)).getTable();
            return JooqNames.of(table.getSchema(), table.getName()).toString();
        }
        return TypeText.ofJooq(type.getCastTypeName(CONFIGURATION));
    }

    static ObjectName enumName(EnumType constant) {
        return JooqNames.of(constant.getSchema(), String.valueOf(constant.getName()));
    }

    private static Object instance(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no record of " + type, e);
        }
    }
}
