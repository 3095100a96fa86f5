package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.change.RenameCandidate;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectKind;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The renames that were decided, each object once, without those that Postgres carries to a table's children. */
final class Renames {

    private static final List<ObjectKind> ORDER =
            List.of(ObjectKind.COLUMN, ObjectKind.CONSTRAINT, ObjectKind.INDEX, ObjectKind.ENUM_VALUE);

    private Renames() {}

    static List<Operation.Rename> of(CatalogSnapshot from, PlanOptions options) {
        Set<Operation.Rename> renames = new LinkedHashSet<>();
        for (RenameCandidate candidate : options.renames()) {
            renames.add(new Operation.Rename(candidate.from(), candidate.to()));
            candidate.followers().forEach(f -> renames.add(new Operation.Rename(f.from(), f.to())));
        }
        return renames.stream()
                .filter(r -> !isInherited(from, r) && !isTaken(from, r))
                .toList();
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

    /** Parts by the old name of their table, then the tables and types, the schemas last. */
    static List<Operation.Rename> inOrder(List<Operation.Rename> renames) {
        return renames.stream()
                .sorted(Comparator.comparingInt(
                        (Operation.Rename r) -> place(r.from().kind())))
                .toList();
    }

    private static int place(ObjectKind kind) {
        int part = ORDER.indexOf(kind);
        return part >= 0 ? part : kind == ObjectKind.SCHEMA ? ORDER.size() + 1 : ORDER.size();
    }
}
