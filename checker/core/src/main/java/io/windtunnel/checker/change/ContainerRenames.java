package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Schema;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds renamed schemas by what is in them, and renamed enum values by what stands around them. */
final class ContainerRenames {

    private ContainerRenames() {}

    /** Schemas of which four fifths of the objects bear the same names. */
    static List<RenameCandidate> schemas(List<CatalogObject> gone, List<CatalogObject> added) {
        List<Pair<Schema>> pairs = new ArrayList<>();
        for (CatalogObject one : gone) {
            for (CatalogObject other : added) {
                if (one instanceof Schema before && other instanceof Schema after) {
                    judge(before, after, names(before, gone), names(after, added))
                            .ifPresent(pairs::add);
                }
            }
        }
        return Pair.best(pairs).stream()
                .map(pair -> pair.candidate(List.of(), List.of()))
                .toList();
    }

    private static Optional<Pair<Schema>> judge(Schema one, Schema other, Set<String> names, Set<String> otherNames) {
        long shared = names.stream().filter(otherNames::contains).count();
        double likeness = (double) shared / Math.max(1, Math.max(names.size(), otherNames.size()));
        if (likeness < 0.8) {
            return Optional.empty();
        }
        boolean isSure = shared >= 3 || NameLikeness.of(one.name(), other.name()) != NameLikeness.NONE;
        String reason = shared == 1 ? "the same object in it" : "the same " + shared + " objects in it";
        return Optional.of(
                new Pair<>(one, other, isSure ? Certainty.SURE : Certainty.LIKELY, likeness, List.of(reason)));
    }

    /** What is in a schema, by kind and name, but for what stands on a table. */
    private static Set<String> names(Schema schema, List<CatalogObject> all) {
        return all.stream()
                .map(CatalogObject::identity)
                .filter(identity -> identity.name().schema().equals(Optional.of(schema.name())))
                .map(identity -> identity.kind().words() + " " + identity.name().name())
                .collect(Collectors.toSet());
    }

    /** Values that took another's place, the enum having as many as before. */
    static List<RenameCandidate> enumValues(List<EnumType> before, List<EnumType> after) {
        Map<ObjectName, EnumType> later = after.stream().collect(Collectors.toMap(EnumType::name, type -> type));
        List<RenameCandidate> candidates = new ArrayList<>();
        for (EnumType type : before) {
            List<String> from = type.values();
            List<String> to = Optional.ofNullable(later.get(type.name()))
                    .map(EnumType::values)
                    .orElse(List.of());
            for (int i = 0; i < from.size() && from.size() == to.size(); i++) {
                if (!to.contains(from.get(i)) && !from.contains(to.get(i))) {
                    candidates.add(enumValue(type.name(), from.get(i), to.get(i)));
                }
            }
        }
        return candidates;
    }

    private static RenameCandidate enumValue(ObjectName type, String from, String to) {
        return new RenameCandidate(
                ObjectIdentity.of(ObjectKind.ENUM_VALUE, type.part(from)),
                ObjectIdentity.of(ObjectKind.ENUM_VALUE, type.part(to)),
                NameLikeness.of(from, to) == NameLikeness.NONE ? Certainty.LIKELY : Certainty.SURE,
                List.of("the same place among the values"),
                List.of(),
                List.of());
    }
}
