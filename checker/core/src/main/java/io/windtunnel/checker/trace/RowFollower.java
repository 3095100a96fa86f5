package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RelationRewritten;
import io.windtunnel.checker.observation.RowsLost;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.observation.ValuesConverted;
import io.windtunnel.checker.observation.ValuesLost;
import io.windtunnel.checker.trace.ServerEvent.CommandEnded;
import io.windtunnel.checker.trace.ServerEvent.Dropped;
import io.windtunnel.checker.trace.TableRows.ColumnValues;
import io.windtunnel.domain.postgres.LockMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows the rows of a deployment's tables from statement to statement: which went, and whether they are elsewhere. */
final class RowFollower {

    private static final Set<String> WITH_ROWS = Set.of("table", "materialized view");

    private final Map<Long, TableRows> rows = new LinkedHashMap<>();
    private final Map<Long, TableRows> first = new HashMap<>();
    private final Set<Long> written = new HashSet<>();
    private final Set<Long> samples;
    private final Conversions conversions;

    /** Knows whether a converted value is the same one. */
    interface Conversions {

        /** Whether the value, converted back to the type, is what it was. */
        boolean readsBack(String was, String type, String now);
    }

    /**
     * Follows the rows that are there when a deployment begins.
     *
     * @param samples the tables that have nothing but sample rows
     */
    RowFollower(List<TableRows> atFirst, Set<Long> samples, Conversions conversions) {
        this.samples = Set.copyOf(samples);
        this.conversions = conversions;
        for (TableRows table : atFirst) {
            rows.put(table.oid(), table);
            first.put(table.oid(), table);
        }
    }

    /** The statements since were taken back: these are the rows now. */
    void restart(List<TableRows> now) {
        rows.clear();
        now.forEach(table -> rows.put(table.oid(), table));
    }

    /** The tables whose rows a statement could have touched; none while there is no row to follow. */
    Set<Long> touched(Sighting now, List<Observation> observations) {
        Set<Long> touched = new LinkedHashSet<>();
        if (rows.values().stream().allMatch(table -> table.count() == 0)) {
            return touched;
        }
        for (Observation observation : observations) {
            if (observation instanceof RowsWritten write) {
                touched.add(write.relation().oid());
            } else if (observation instanceof RelationRewritten rewrite) {
                touched.add(rewrite.relation().oid());
            }
        }
        for (ServerEvent event : now.events()) {
            if (event instanceof CommandEnded ended) {
                ended.objects().stream()
                        .filter(object -> WITH_ROWS.contains(object.kind()))
                        .forEach(object -> touched.add(object.oid()));
            }
        }
        if (!now.events().isEmpty()) { // a parent's change reaches its children, of which no event tells
            now.relations().values().stream()
                    .filter(seen -> rows.containsKey(seen.oid()) && seen.modes().contains(LockMode.ACCESS_EXCLUSIVE))
                    .forEach(seen -> touched.add(seen.oid()));
        }
        return touched;
    }

    /** Whether a table went that had rows. */
    boolean hasLost(Sighting now) {
        return gone(now).stream().anyMatch(table -> table.count() > 0);
    }

    private List<TableRows> gone(Sighting now) {
        List<TableRows> gone = new ArrayList<>();
        for (ServerEvent event : now.events()) {
            if (event instanceof Dropped dropped) {
                dropped.objects().forEach(object -> Optional.ofNullable(rows.get(object.oid()))
                        .filter(table -> WITH_ROWS.contains(object.kind())
                                && object.names().size() == 2)
                        .ifPresent(gone::add));
            }
        }
        return gone;
    }

    /**
     * What became of the rows.
     *
     * @param now the look after the statement
     * @param read the tables touched, as they are now
     */
    List<Observation> follow(Sighting now, List<TableRows> read, KnownObjects known) {
        List<TableRows> gone = gone(now);
        gone.forEach(table -> rows.remove(table.oid()));
        Map<Long, TableRows> before = new HashMap<>(rows);
        for (TableRows table : read) {
            Optional<TableRows> was = Optional.ofNullable(rows.put(table.oid(), table));
            if (was.isEmpty() || isWritten(was.get(), table)) {
                written.add(table.oid());
            }
        }
        RowFinder finder = new RowFinder(
                rows.values().stream()
                        .filter(table -> written.contains(table.oid()))
                        .toList(),
                first);
        List<Observation> observations = new ArrayList<>();
        for (TableRows table : gone) {
            if (table.count() > 0) {
                observations.add(lost(table, table.shown(), table.count(), finder, known));
            }
        }
        for (TableRows table : read) {
            Optional.ofNullable(before.get(table.oid()))
                    .filter(was -> was.count() > 0)
                    .ifPresent(was -> observations.addAll(compare(was, table, finder, known)));
        }
        return observations;
    }

    private static boolean isWritten(TableRows before, TableRows after) {
        return before.count() != after.count()
                || !before.columns().stream()
                        .map(ColumnValues::fingerprint)
                        .toList()
                        .equals(after.columns().stream()
                                .map(ColumnValues::fingerprint)
                                .toList());
    }

    private List<Observation> compare(TableRows before, TableRows after, RowFinder finder, KnownObjects known) {
        List<Observation> observations = new ArrayList<>();
        if (after.count() < before.count()) {
            boolean isKnown = before.isWhole() && after.isWhole();
            List<List<Optional<String>>> missing = new ArrayList<>(before.shown());
            after.shown().forEach(missing::remove);
            observations.add(lost(
                    before,
                    isKnown || after.count() == 0 ? missing : List.of(),
                    before.count() - after.count(),
                    finder,
                    known));
        }
        for (ColumnValues column : before.columns()) {
            int place = before.place(column.number()).orElseThrow();
            Optional<Integer> now = after.place(column.number());
            if (now.isEmpty() && column.count() > 0) {
                observations.add(valuesLost(before, place, after, finder, known));
            } else if (now.isPresent()
                    && before.count() == after.count()
                    && !after.columns().get(now.get()).type().equals(column.type())) {
                changed(before, place, after, now.get(), known).ifPresent(observations::add);
            }
        }
        return observations;
    }

    /** Whether it says that sample rows went. */
    boolean isOfSamples(Observation observation) {
        return observation instanceof RowsLost lost
                && samples.contains(lost.relation().oid());
    }

    private static RowsLost lost(
            TableRows table, List<List<Optional<String>>> missing, long count, RowFinder finder, KnownObjects known) {
        Optional<RowFinder.Found> found = missing.isEmpty() ? Optional.empty() : finder.rows(table, missing, count);
        Optional<List<Optional<String>>> example =
                found.map(RowFinder.Found::missing).filter(rows -> !rows.isEmpty()).orElse(missing).stream()
                        .findFirst();
        return new RowsLost(
                relation(table, known),
                count,
                table.count(),
                example.map(row -> RowText.insert(table, row)),
                found.map(RowFinder.Found::where),
                false);
    }

    private ValuesLost valuesLost(TableRows before, int place, TableRows after, RowFinder finder, KnownObjects known) {
        Set<Integer> left = numbers(after);
        Set<Integer> born = new HashSet<>(left);
        born.removeAll(Optional.ofNullable(first.get(before.oid()))
                .map(RowFollower::numbers)
                .orElse(Set.of()));
        ColumnValues column = before.columns().get(place);
        Optional<ValuesLost.ValuesFound> found = finder.values(before, place, left, born);
        return new ValuesLost(
                relation(before, known),
                column.name(),
                column.count(),
                before.values(place).stream()
                        .flatMap(Optional::stream)
                        .distinct()
                        .limit(3)
                        .toList(),
                found,
                found.isEmpty() && before.isWhole() && finder.isWhole());
    }

    /** A change of type leaves the rows in their order. */
    private Optional<ValuesConverted> changed(TableRows before, int from, TableRows after, int to, KnownObjects known) {
        ColumnValues was = before.columns().get(from);
        ColumnValues now = after.columns().get(to);
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < Math.min(before.shown().size(), after.shown().size()); i++) {
            if (isChanged(
                    was,
                    before.shown().get(i).get(from),
                    now,
                    after.shown().get(i).get(to))) {
                changed.add(i);
            }
        }
        return changed.stream()
                .findFirst()
                .map(first -> new ValuesConverted(
                        relation(after, known),
                        now.name(),
                        was.type(),
                        now.type(),
                        changed.size(),
                        Math.min(before.shown().size(), after.shown().size()),
                        before.shown().get(first).get(from).orElseThrow(),
                        after.shown().get(first).get(to)));
    }

    private boolean isChanged(ColumnValues before, Optional<String> was, ColumnValues after, Optional<String> now) {
        if (was.isEmpty() || was.equals(now)) {
            return false;
        }
        if (now.isEmpty()) {
            return true;
        }
        boolean isPadded = after.type().startsWith("character(")
                && was.get().stripTrailing().equals(now.get().stripTrailing());
        return !isPadded && !(before.builtIn() && conversions.readsBack(was.get(), before.type(), now.get()));
    }

    private static Relation relation(TableRows table, KnownObjects known) {
        return new Relation(table.oid(), table.name(), 'r', known.existedBefore(table.oid()));
    }

    private static Set<Integer> numbers(TableRows table) {
        return table.columns().stream().map(ColumnValues::number).collect(Collectors.toSet());
    }

    /** The rows as they were seen last. */
    List<TableRows> tables() {
        return List.copyOf(rows.values());
    }
}
