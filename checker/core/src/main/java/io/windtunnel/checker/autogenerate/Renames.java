package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.change.RenameCandidate;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The renames that were decided, each object once, without those that Postgres carries to a table's children. */
final class Renames {

    private static final List<ObjectKind> ORDER =
            List.of(ObjectKind.COLUMN, ObjectKind.CONSTRAINT, ObjectKind.INDEX, ObjectKind.ENUM_VALUE);

    private static final String ASIDE = "__old";

    private Renames() {}

    static List<Operation.Rename> of(CatalogSnapshot from, CatalogSnapshot to, PlanOptions options) {
        Set<Operation.Rename> renames = new LinkedHashSet<>();
        for (RenameCandidate candidate : options.renames()) {
            renames.add(new Operation.Rename(candidate.from(), candidate.to()));
            candidate.followers().forEach(f -> renames.add(new Operation.Rename(f.from(), f.to())));
        }
        renames.removeIf(r -> isInherited(from, r) || isTaken(from, r) || isOverloaded(from, r));
        renames.addAll(inTheWay(from, to, List.copyOf(renames)));
        return List.copyOf(renames);
    }

    /** What is dropped later but bears now the name that something else is to get moves aside. */
    private static List<Operation.Rename> inTheWay(
            CatalogSnapshot from, CatalogSnapshot to, List<Operation.Rename> renames) {
        Set<ObjectName> wanted = renames.stream().map(r -> r.to().name()).collect(Collectors.toSet());
        Set<ObjectIdentity> kept = to.objects().map(CatalogObject::identity).collect(Collectors.toSet());
        renames.forEach(r -> kept.add(r.from()));
        return from.objects()
                .map(CatalogObject::identity)
                .filter(object -> wanted.contains(object.name()) && !kept.contains(object))
                .map(object -> new Operation.Rename(object, aside(object)))
                .toList();
    }

    private static ObjectIdentity aside(ObjectIdentity object) {
        ObjectName name = object.name();
        ObjectName aside = name.part()
                .map(part -> name.whole().part(part + ASIDE))
                .orElseGet(() -> new ObjectName(name.schema(), name.name() + ASIDE, Optional.empty()));
        return new ObjectIdentity(object.kind(), aside, object.arguments());
    }

    /** A rename speaks of all routines of a name. */
    private static boolean isOverloaded(CatalogSnapshot from, Operation.Rename rename) {
        return rename.from().arguments().isPresent()
                && from.routines().stream()
                                .filter(r -> r.name().equals(rename.from().name()))
                                .count()
                        > 1;
    }

    /** A sequence of the new name is there already: the column has taken that one. */
    private static boolean isTaken(CatalogSnapshot from, Operation.Rename rename) {
        return rename.from().kind() == ObjectKind.SEQUENCE
                && from.sequences().stream()
                        .anyMatch(s -> s.name().equals(rename.to().name()));
    }

    private static boolean isInherited(CatalogSnapshot from, Operation.Rename rename) {
        Optional<Table> table = from.table(rename.from().name().whole());
        String part = rename.from().name().part().orElse("");
        return switch (rename.from().kind()) {
            case COLUMN ->
                table.flatMap(t -> t.column(part)).filter(Column::inherited).isPresent();
            case CONSTRAINT ->
                table.stream()
                        .flatMap(t -> t.constraints().stream())
                        .anyMatch(c -> c.name().equals(part) && c.inherited() && c.kind() == ConstraintKind.CHECK);
            default -> false;
        };
    }

    /**
     * Parts by the old name of their table, then the tables and types, the schemas last; each when its new name is
     * free, by way of a third name if they go round in a circle.
     */
    static List<Operation.Rename> inOrder(List<Operation.Rename> renames) {
        List<Operation.Rename> waiting = new ArrayList<>(renames);
        waiting.sort(Comparator.comparingInt(r -> place(r.from().kind())));
        List<Operation.Rename> sorted = new ArrayList<>();
        while (!waiting.isEmpty()) {
            int place = place(waiting.get(0).from().kind());
            Operation.Rename next = waiting.stream()
                    .filter(r -> place(r.from().kind()) == place)
                    .filter(r -> waiting.stream().noneMatch(other -> !other.equals(r) && bears(other, r)))
                    .findFirst()
                    .orElse(waiting.get(0));
            int at = waiting.indexOf(next);
            if (waiting.stream().anyMatch(other -> !other.equals(next) && bears(other, next))) {
                ObjectIdentity aside = aside(next.from());
                sorted.add(new Operation.Rename(next.from(), aside));
                waiting.set(at, new Operation.Rename(aside, next.to()));
            } else {
                sorted.add(next);
                waiting.remove(at);
            }
        }
        return sorted;
    }

    /** Whether the one has the name now that the other is to get. */
    private static boolean bears(Operation.Rename one, Operation.Rename other) {
        ObjectName name = one.from().name();
        ObjectName wanted = other.to().name();
        return place(one.from().kind()) == place(other.from().kind())
                && (name.part().isEmpty()
                        ? name.equals(wanted)
                        : name.whole().equals(other.from().name().whole())
                                && name.part().equals(wanted.part()));
    }

    private static int place(ObjectKind kind) {
        int part = ORDER.indexOf(kind);
        return part >= 0 ? part : kind == ObjectKind.SCHEMA ? ORDER.size() + 1 : ORDER.size();
    }
}
