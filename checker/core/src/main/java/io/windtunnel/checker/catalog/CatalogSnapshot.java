package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a database's schema was at one moment. Each list is sorted by name; two snapshots of equal schemas are equal,
 * whichever server they were read from.
 *
 * @param schemas the schemas
 * @param extensions the installed extensions
 * @param enums enumerated types
 * @param domains domains
 * @param composites composite types of their own
 * @param ranges range types
 * @param sequences sequences, those inside identity columns too
 * @param tables tables
 * @param views views and materialized views
 * @param routines functions, procedures and aggregates
 * @param defaultPrivileges default privileges
 * @param others objects of further kinds
 */
public record CatalogSnapshot(
        List<Schema> schemas,
        List<Extension> extensions,
        List<EnumType> enums,
        List<DomainType> domains,
        List<CompositeType> composites,
        List<RangeType> ranges,
        List<Sequence> sequences,
        List<Table> tables,
        List<View> views,
        List<Routine> routines,
        List<DefaultPrivileges> defaultPrivileges,
        List<OtherObject> others) {

    public CatalogSnapshot {
        schemas = List.copyOf(schemas);
        extensions = List.copyOf(extensions);
        enums = List.copyOf(enums);
        domains = List.copyOf(domains);
        composites = List.copyOf(composites);
        ranges = List.copyOf(ranges);
        sequences = List.copyOf(sequences);
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        routines = List.copyOf(routines);
        defaultPrivileges = List.copyOf(defaultPrivileges);
        others = List.copyOf(others);
    }

    private static final CatalogSnapshot EMPTY = new CatalogSnapshot(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of(), List.of());

    /** A database without any object. */
    public static CatalogSnapshot empty() {
        return EMPTY;
    }

    /** All of them, but not their parts: first what others may stand on. */
    public Stream<CatalogObject> objects() {
        return Stream.of(
                        schemas,
                        extensions,
                        enums,
                        domains,
                        composites,
                        ranges,
                        sequences,
                        tables,
                        views,
                        routines,
                        defaultPrivileges,
                        others)
                .flatMap(List::stream);
    }

    /** The table of that name. */
    public Optional<Table> table(ObjectName name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
