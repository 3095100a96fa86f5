package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what an observation names in a snapshot: the event triggers and the catalog have each their own words. */
final class Catalogued {

    private Catalogued() {}

    static Optional<CatalogObject> find(CatalogSnapshot snapshot, SchemaObject object) {
        return objects(snapshot)
                .filter(candidate -> isSame(candidate.identity(), object))
                .findFirst();
    }

    static Optional<CatalogObject> find(CatalogSnapshot snapshot, ObjectIdentity identity) {
        return objects(snapshot)
                .filter(candidate -> candidate.identity().equals(identity))
                .findFirst();
    }

    /** Whether both name one object, as far as names tell. */
    static boolean isSame(ObjectIdentity identity, SchemaObject object) {
        return isSameKind(identity, object) && sqlIdentity(identity).equals(object.identity());
    }

    static boolean isSameKind(ObjectIdentity identity, SchemaObject object) {
        return kind(identity.kind()).equals(object.kind());
    }

    /** A table or a column of one, by its address. */
    static ObjectName name(SchemaObject object) {
        ObjectName table = ObjectName.of(object.names().get(0), object.names().get(1));
        return object.names().size() > 2 ? table.part(object.names().get(2)) : table;
    }

    private static Stream<CatalogObject> objects(CatalogSnapshot snapshot) {
        return Stream.of(
                        snapshot.tables().stream().flatMap(Catalogued::withParts),
                        snapshot.views().stream().flatMap(Catalogued::withParts),
                        snapshot.sequences().stream(),
                        snapshot.enums().stream(),
                        snapshot.domains().stream(),
                        snapshot.composites().stream(),
                        snapshot.ranges().stream())
                .flatMap(objects -> objects);
    }

    private static Stream<CatalogObject> withParts(Table table) {
        Stream<Index> indexes =
                table.indexes().stream().filter(index -> index.constraint().isEmpty());
        return Stream.of(Stream.of(table), table.columns().stream(), table.constraints().stream(), indexes)
                .flatMap(objects -> objects);
    }

    private static Stream<CatalogObject> withParts(View view) {
        return Stream.concat(Stream.of(view), view.indexes().stream());
    }

    private static String sqlIdentity(ObjectIdentity identity) {
        ObjectName name = identity.name();
        return identity.kind() == ObjectKind.CONSTRAINT
                ? SqlIdentifier.quote(name.part().orElse("")) + " on " + name.whole()
                : name.toString();
    }

    private static String kind(ObjectKind kind) {
        return switch (kind) {
            case COLUMN -> "table column";
            case CONSTRAINT -> "table constraint";
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> "type";
            default -> kind.words();
        };
    }
}
