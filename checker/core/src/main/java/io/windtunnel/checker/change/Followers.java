package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ObjectIdentity;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds the constraints and indexes of a table that are the same but for their name. */
final class Followers {

    private final Map<CatalogObject, Change.Renamed> found = new LinkedHashMap<>();

    private Followers() {}

    /**
     * The new names of those parts of the original that have one.
     *
     * @param original the table before
     * @param renamed the same seen through the renames of tables and columns
     * @param later the table after
     */
    static Map<CatalogObject, Change.Renamed> find(Table original, Table renamed, Table later) {
        Followers followers = new Followers();
        followers.pair(
                original.constraints(),
                renamed.constraints(),
                later.constraints(),
                c -> c.inherited() ? new Object() : List.of(c.kind(), c.definition()));
        followers.pair(
                plain(original.indexes()),
                plain(renamed.indexes()),
                plain(later.indexes()),
                i -> List.of(i.unique(), i.using()));
        return followers.found;
    }

    private static List<Index> plain(List<Index> indexes) {
        return indexes.stream().filter(i -> i.constraint().isEmpty()).toList();
    }

    /** Those whose name is there before and after are the same ones; the others are paired by their shape. */
    private <T extends CatalogObject> void pair(
            List<T> original, List<T> renamed, List<T> later, Function<T, Object> shape) {
        Set<ObjectIdentity> taken =
                new HashSet<>(renamed.stream().map(CatalogObject::identity).toList());
        Set<ObjectIdentity> kept =
                new HashSet<>(later.stream().map(CatalogObject::identity).toList());
        for (int i = 0; i < renamed.size(); i++) {
            T one = renamed.get(i);
            if (kept.contains(one.identity())) {
                continue;
            }
            T from = original.get(i);
            later.stream()
                    .filter(other -> !taken.contains(other.identity()))
                    .filter(other -> shape.apply(other).equals(shape.apply(one)))
                    .findFirst()
                    .ifPresent(other -> {
                        taken.add(other.identity());
                        found.put(from, new Change.Renamed(from.identity(), other.identity()));
                    });
        }
    }
}
