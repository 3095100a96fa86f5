package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.RangeType;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Enums, domains, composite types and ranges. */
final class TypeSql {

    private static final String ASIDE = "__old";
    private static final Pattern SUBTYPE = Pattern.compile("^SUBTYPE = (.*?)(?:, [A-Z_]+ = |$)");
    private static final Pattern MULTIRANGE = Pattern.compile("MULTIRANGE_TYPE_NAME = (.*)$");

    private TypeSql() {}

    static List<String> create(CatalogObject type) {
        ObjectName name = type.identity().name();
        if (type instanceof EnumType e) {
            return List.of("CREATE TYPE " + name + " AS ENUM ("
                    + e.values().stream().map(Target::literal).collect(Collectors.joining(", ")) + ")");
        }
        if (type instanceof DomainType d) {
            return List.of("CREATE DOMAIN " + name + " AS " + d.type()
                    + d.collation().map(c -> " COLLATE " + c).orElse("")
                    + d.defaultExpression().map(e -> " DEFAULT " + e).orElse("")
                    + (d.nullable() ? "" : " NOT NULL"));
        }
        if (type instanceof CompositeType c) {
            List<String> statements = new ArrayList<>();
            statements.add("CREATE TYPE " + name + " AS ("
                    + c.attributes().stream()
                            .map(a -> ColumnSql.definition(a, Optional.empty()))
                            .collect(Collectors.joining(", "))
                    + ")");
            statements.addAll(MetadataSql.columns(List.of(), c.attributes()));
            return statements;
        }
        return List.of("CREATE TYPE " + name + " AS RANGE (" + ((RangeType) type).definition() + ")");
    }

    static List<String> alter(CatalogObject before, CatalogObject after) {
        if (before instanceof EnumType b && after instanceof EnumType a) {
            return values(b, a);
        }
        if (before instanceof DomainType b && after instanceof DomainType a) {
            return domain(b, a);
        }
        return before instanceof CompositeType b && after instanceof CompositeType a ? attributes(b, a) : List.of();
    }

    private static List<String> values(EnumType before, EnumType after) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < after.values().size(); i++) {
            String value = after.values().get(i);
            if (!before.values().contains(value)) {
                String place = i > 0
                        ? " AFTER " + Target.literal(after.values().get(i - 1))
                        : before.values().isEmpty()
                                ? ""
                                : " BEFORE " + Target.literal(before.values().get(0));
                statements.add("ALTER TYPE " + after.name() + " ADD VALUE " + Target.literal(value) + place);
            }
        }
        return statements;
    }

    private static List<String> domain(DomainType before, DomainType after) {
        String alter = "ALTER DOMAIN " + after.name() + " ";
        List<String> statements = new ArrayList<>();
        if (!before.defaultExpression().equals(after.defaultExpression())) {
            statements.add(alter
                    + after.defaultExpression().map(e -> "SET DEFAULT " + e).orElse("DROP DEFAULT"));
        }
        if (before.nullable() != after.nullable()) {
            statements.add(alter + (after.nullable() ? "DROP" : "SET") + " NOT NULL");
        }
        return statements;
    }

    private static List<String> attributes(CompositeType before, CompositeType after) {
        String alter = "ALTER TYPE " + after.name() + " ";
        List<String> statements = new ArrayList<>();
        for (Column old : before.attributes()) {
            if (find(after, old).isEmpty()) {
                statements.add(alter + "DROP ATTRIBUTE " + SqlIdentifier.quote(old.name()));
            }
        }
        for (Column attribute : after.attributes()) {
            Optional<Column> earlier = find(before, attribute);
            if (earlier.isEmpty()) {
                statements.add(alter + "ADD ATTRIBUTE " + ColumnSql.definition(attribute, Optional.empty()));
            } else if (!earlier.get().type().equals(attribute.type())
                    || !earlier.get().collation().equals(attribute.collation())) {
                statements.add(alter + "ALTER ATTRIBUTE " + SqlIdentifier.quote(attribute.name()) + " TYPE "
                        + attribute.type()
                        + attribute.collation().map(c -> " COLLATE " + c).orElse(""));
            }
        }
        statements.addAll(MetadataSql.columns(before.attributes(), after.attributes()));
        return statements;
    }

    private static Optional<Column> find(CompositeType type, Column attribute) {
        return type.attributes().stream()
                .filter(a -> a.name().equals(attribute.name()))
                .findFirst();
    }

    static List<String> moveAside(CatalogObject type) {
        List<String> statements = new ArrayList<>();
        if (type instanceof RangeType range) {
            statements.addAll(constructorsAside(range));
        }
        statements.add(aside(Target.of(type.identity()), type.identity().name()));
        return statements;
    }

    /** A range keeps its multirange and its constructors, whose names the new one needs. */
    private static List<String> constructorsAside(RangeType range) {
        String subtype = option(SUBTYPE, range);
        String multirange = option(MULTIRANGE, range);
        ObjectName multirangeName = Mentions.of(multirange).names().iterator().next();
        return List.of(
                aside("FUNCTION " + range.name() + "(" + subtype + ", " + subtype + ")", range.name()),
                aside("FUNCTION " + range.name() + "(" + subtype + ", " + subtype + ", text)", range.name()),
                aside("FUNCTION " + multirange + "()", multirangeName),
                aside("TYPE " + multirange, multirangeName));
    }

    private static String option(Pattern option, RangeType range) {
        Matcher matcher = option.matcher(range.definition());
        if (!matcher.find()) {
            throw new IllegalStateException(range.name() + " without " + option + ": " + range.definition());
        }
        return matcher.group(1);
    }

    private static String aside(String target, ObjectName name) {
        return "ALTER " + target + " RENAME TO " + SqlIdentifier.quote(name.name() + ASIDE);
    }

    static String dropAside(CatalogObject type) {
        ObjectName name = type.identity().name();
        return "DROP " + Target.of(ObjectIdentity.of(type.identity().kind(), name.sibling(name.name() + ASIDE)));
    }
}
