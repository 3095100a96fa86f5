package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * A column of a table or a view, or an attribute of a composite type.
 *
 * @param table the table, view or type that it belongs to
 * @param name its name
 * @param type the type as {@code format_type} prints it, qualified outside pg_catalog
 * @param nullable whether it takes NULL
 * @param defaultExpression the default
 * @param identityKind how an identity column is generated
 * @param generated how a generated column is computed
 * @param collation the collation where it is not the type's own
 * @param inherited whether it comes from a parent alone
 * @param settings what else is set: {@code STATISTICS 100}, {@code STORAGE EXTERNAL}, {@code COMPRESSION lz4}, options
 * @param comment what {@code COMMENT ON} says
 * @param privileges privileges on this column alone, sorted
 */
public record Column(
        ObjectName table,
        String name,
        String type,
        boolean nullable,
        Optional<String> defaultExpression,
        Optional<Identity> identityKind,
        Optional<Generated> generated,
        Optional<String> collation,
        boolean inherited,
        List<String> settings,
        Optional<String> comment,
        List<Privilege> privileges)
        implements CatalogObject {

    public Column {
        settings = List.copyOf(settings);
        privileges = List.copyOf(privileges);
    }

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.COLUMN, table.part(name));
    }

    /** The same column, which takes NULL. */
    public Column takingNull() {
        return new Column(
                table,
                name,
                type,
                true,
                defaultExpression,
                identityKind,
                generated,
                collation,
                inherited,
                settings,
                comment,
                privileges);
    }

    /** The two kinds of identity columns. */
    public enum Identity {
        ALWAYS,
        BY_DEFAULT
    }

    /**
     * The expression of a generated column.
     *
     * @param expression the expression
     * @param virtual whether it is computed when read (from PostgreSQL 18) and not stored
     */
    public record Generated(String expression, boolean virtual) {}
}
