package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An index.
 *
 * @param table the table or view that it belongs to
 * @param name its name, in the schema of the table
 * @param unique whether it is unique
 * @param valid whether queries may use it
 * @param clustered whether the table was clustered on it
 * @param method the access method
 * @param columns the plain columns among the keys, in order
 * @param included the columns of INCLUDE
 * @param hasExpressions whether a key is an expression
 * @param predicate the condition of a partial index
 * @param using everything after USING, as {@code pg_get_indexdef} prints it: {@code btree (lower(email)) WHERE active}
 * @param constraint the constraint that it stands behind
 * @param parent the index of the partitioned table that it is attached to
 * @param comment what {@code COMMENT ON} says
 */
public record Index(
        ObjectName table,
        String name,
        boolean unique,
        boolean valid,
        boolean clustered,
        String method,
        List<String> columns,
        List<String> included,
        boolean hasExpressions,
        Optional<String> predicate,
        String using,
        Optional<String> constraint,
        Optional<ObjectName> parent,
        Optional<String> comment)
        implements CatalogObject {

    private static final Pattern WITH = Pattern.compile(" WITH \\(([a-z_]+='[^']*'(?:, [a-z_]+='[^']*')*)\\)");

    public Index {
        columns = List.copyOf(columns);
        included = List.copyOf(included);
    }

    /** The storage parameters, as {@link #using()} prints them: {@code fillfactor='70'}. */
    public List<String> parameters() {
        Matcher with = WITH.matcher(using);
        return with.find() ? List.of(with.group(1).split(", ", -1)) : List.of();
    }

    /** What it is built of: {@link #using()} without the storage parameters, which can be changed in place. */
    public String structure() {
        return WITH.matcher(using).replaceFirst("");
    }

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.INDEX, table.sibling(name));
    }
}
