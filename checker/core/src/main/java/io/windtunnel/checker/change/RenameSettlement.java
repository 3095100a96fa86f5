package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settles what was renamed: takes renames, gives the objects of the first snapshot their new names, compares again, and
 * so on until none is left to take. What the user states goes first.
 */
public final class RenameSettlement {

    private static final Set<ObjectKind> RENAMED_BY_A_PIN = Set.of(
            ObjectKind.SCHEMA,
            ObjectKind.ENUM,
            ObjectKind.ENUM_VALUE,
            ObjectKind.DOMAIN,
            ObjectKind.COMPOSITE_TYPE,
            ObjectKind.RANGE_TYPE,
            ObjectKind.SEQUENCE,
            ObjectKind.TABLE,
            ObjectKind.COLUMN,
            ObjectKind.CONSTRAINT,
            ObjectKind.INDEX,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.AGGREGATE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW);

    private final Comparison comparison;
    private final boolean guessing;
    private final Set<RenamePin> openPins;
    private final List<RenameCandidate> taken = new ArrayList<>();

    /** As they were taken, in the names that their round found. */
    private final Set<Change.Renamed> renames = new LinkedHashSet<>();

    /** What earlier rounds have renamed, whole objects and schemas, to the names that they had at first. */
    private final Map<ObjectName, ObjectName> first = new LinkedHashMap<>();

    private final Set<Change.Renamed> settled = new LinkedHashSet<>();

    private RenameSettlement(Comparison comparison, RenameChoices choices) {
        this.comparison = comparison;
        this.guessing = choices.guessing();
        this.openPins = new LinkedHashSet<>(choices.pins());
    }

    /** How the first snapshot, with new names, is compared with the second. */
    @FunctionalInterface
    public interface Comparison {
        SchemaDiff with(CatalogSnapshot before);
    }

    /**
     * The difference with the renames settled.
     *
     * @throws RenameException for a pin that names nothing, or more than one thing
     */
    public static SettledDiff settle(CatalogSnapshot before, Comparison comparison, RenameChoices choices) {
        return new RenameSettlement(comparison, choices).settle(before);
    }

    private SettledDiff settle(CatalogSnapshot before) {
        CatalogSnapshot current = before;
        while (true) {
            SchemaDiff diff = comparison.with(current);
            Set<Change.Renamed> step = new LinkedHashSet<>(pinned(diff));
            if (step.isEmpty() && guessing) {
                step.addAll(guessed(diff));
            }
            step.removeAll(renames);
            if (step.isEmpty()) {
                if (!openPins.isEmpty()) {
                    throw RenameException.unknown(openPins.iterator().next(), pairs(diff));
                }
                return settled(diff);
            }
            renames.addAll(step);
            step.forEach(rename -> settled.add(new Change.Renamed(atFirst(rename.from()), rename.to())));
            step.stream()
                    .filter(rename -> rename.to().name().part().isEmpty())
                    .forEach(rename ->
                            first.put(rename.to().name(), atFirst(rename.from()).name()));
            current = Renaming.of(current, step).apply(current);
        }
    }

    private SettledDiff settled(SchemaDiff diff) {
        List<Change> changes = Stream.concat(settled.stream(), diff.changes().stream())
                .sorted(Comparator.comparing(Change::object))
                .toList();
        List<RenameCandidate> open = diff.renames().stream()
                .filter(candidate -> !renames.contains(renamed(candidate)))
                .toList();
        return new SettledDiff(changes, taken, open);
    }

    /** By the names that the first snapshot has. */
    private ObjectIdentity atFirst(ObjectIdentity identity) {
        ObjectName name = identity.name();
        ObjectName whole = name.whole();
        Optional<String> schema = whole.schema().map(s -> Optional.ofNullable(first.get(ObjectName.unqualified(s)))
                .map(ObjectName::name)
                .orElse(s));
        ObjectName before =
                Optional.ofNullable(first.get(whole)).orElse(new ObjectName(schema, whole.name(), Optional.empty()));
        return new ObjectIdentity(
                identity.kind(), new ObjectName(before.schema(), before.name(), name.part()), identity.arguments());
    }

    private RenameCandidate atFirst(RenameCandidate candidate) {
        return new RenameCandidate(
                atFirst(candidate.from()),
                candidate.to(),
                candidate.certainty(),
                candidate.reasons(),
                candidate.differences(),
                candidate.followers().stream()
                        .map(follower -> new Change.Renamed(atFirst(follower.from()), follower.to()))
                        .toList());
    }

    private Set<Change.Renamed> pinned(SchemaDiff diff) {
        Map<Change.Renamed, RenameCandidate> pairs = pairs(diff);
        Set<Change.Renamed> step = new LinkedHashSet<>();
        for (RenamePin pin : List.copyOf(openPins)) {
            List<RenameCandidate> meant = pairs.values().stream()
                    .filter(pair -> pin.means(pair.from(), pair.to()))
                    .toList();
            if (meant.size() > 1) {
                throw RenameException.ambiguous(
                        pin, meant.stream().map(RenameSettlement::renamed).toList());
            }
            meant.forEach(found -> {
                openPins.remove(pin);
                taken.add(atFirst(stated(found)));
                step.add(renamed(found));
                step.addAll(found.followers());
            });
        }
        return step;
    }

    private static RenameCandidate stated(RenameCandidate found) {
        return new RenameCandidate(
                found.from(),
                found.to(),
                Certainty.SURE,
                List.of("as --rename says"),
                found.differences(),
                found.followers());
    }

    private Set<Change.Renamed> guessed(SchemaDiff diff) {
        Set<Change.Renamed> step = new LinkedHashSet<>();
        for (RenameCandidate candidate : diff.renames()) {
            boolean isWanted = candidate.certainty() != Certainty.DOUBTFUL
                    && openPins.stream().noneMatch(pin -> pin.touches(candidate.from(), candidate.to()))
                    && !renames.contains(renamed(candidate));
            if (isWanted) {
                taken.add(atFirst(candidate));
                step.add(renamed(candidate));
                candidate.followers().stream()
                        .filter(follower ->
                                openPins.stream().noneMatch(pin -> pin.touches(follower.from(), follower.to())))
                        .forEach(step::add);
            }
        }
        return step;
    }

    private static Change.Renamed renamed(RenameCandidate candidate) {
        return new Change.Renamed(candidate.from(), candidate.to());
    }

    /** Everything that could have been renamed: what looks like it, and each pair of one kind, one gone and one new. */
    private static Map<Change.Renamed, RenameCandidate> pairs(SchemaDiff diff) {
        Map<Change.Renamed, RenameCandidate> pairs = new LinkedHashMap<>();
        diff.renames().forEach(candidate -> pairs.put(renamed(candidate), candidate));
        Map<ObjectKind, List<ObjectIdentity>> added = diff.changes().stream()
                .filter(Change.Added.class::isInstance)
                .map(Change::object)
                .filter(object -> RENAMED_BY_A_PIN.contains(object.kind()))
                .collect(Collectors.groupingBy(ObjectIdentity::kind));
        for (Change change : diff.changes()) {
            if (change instanceof Change.Dropped dropped) {
                added.getOrDefault(dropped.object().kind(), List.of()).stream()
                        .filter(other -> isSamePlace(dropped.object(), other))
                        .forEach(other -> put(pairs, dropped.object(), other));
            } else if (change instanceof Change.Altered altered
                    && altered.before() instanceof EnumType one
                    && altered.after() instanceof EnumType other) {
                enumValues(one, other, pairs);
            }
        }
        return pairs;
    }

    private static void enumValues(EnumType one, EnumType other, Map<Change.Renamed, RenameCandidate> pairs) {
        Set<String> added = new HashSet<>(other.values());
        one.values().forEach(added::remove);
        one.values().stream().filter(value -> !other.values().contains(value)).forEach(gone -> other.values().stream()
                .filter(added::contains)
                .forEach(value -> put(
                        pairs,
                        ObjectIdentity.of(ObjectKind.ENUM_VALUE, one.name().part(gone)),
                        ObjectIdentity.of(ObjectKind.ENUM_VALUE, one.name().part(value)))));
    }

    private static void put(Map<Change.Renamed, RenameCandidate> pairs, ObjectIdentity from, ObjectIdentity to) {
        pairs.putIfAbsent(
                new Change.Renamed(from, to),
                new RenameCandidate(from, to, Certainty.DOUBTFUL, List.of(), List.of(), List.of()));
    }

    /** A column stays in its table, and everything in its schema. */
    private static boolean isSamePlace(ObjectIdentity one, ObjectIdentity other) {
        return one.name().part().isPresent()
                ? one.name().whole().equals(other.name().whole())
                : one.name().schema().equals(other.name().schema());
    }
}
