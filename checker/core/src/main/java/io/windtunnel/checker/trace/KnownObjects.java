package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.Relation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is known of the schema's objects as they were before the statement that is being watched.
 *
 * <p>OIDs are handed out in ascending order, so one number, read when a deployment begins, tells what existed before
 * it. The counter starts anew after four thousand million objects, which no throwaway server lives to see.
 */
final class KnownObjects {

    private final long newestBefore;
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, Character> kinds = new HashMap<>();
    private final Map<Long, Long> fileNodes = new HashMap<>();
    private final Map<Long, Integer> columns = new HashMap<>();
    private final Map<Long, Map<Long, String>> constraints = new HashMap<>();
    private final Map<String, Long> bearers = new HashMap<>();
    private final Map<Long, TableShape> shapes = new HashMap<>();
    private final Set<Long> objects = new HashSet<>();
    private final Set<Long> gone = new HashSet<>();

    /**
     * @param newestBefore no object that existed when the deployment began has a larger OID
     */
    KnownObjects(long newestBefore) {
        this.newestBefore = newestBefore;
    }

    /** What is known now, for when all that follows is taken back. */
    KnownObjects copy() {
        KnownObjects copy = new KnownObjects(newestBefore);
        copy.names.putAll(names);
        copy.kinds.putAll(kinds);
        copy.fileNodes.putAll(fileNodes);
        copy.columns.putAll(columns);
        constraints.forEach(copy::learnConstraints);
        copy.bearers.putAll(bearers);
        copy.shapes.putAll(shapes);
        copy.objects.addAll(objects);
        copy.gone.addAll(gone);
        return copy;
    }

    /** Whether the object existed before the deployment. */
    boolean existedBefore(long oid) {
        return oid <= newestBefore;
    }

    /** Whether the object existed before the statement. */
    boolean existedBeforeStatement(long oid) {
        return existedBefore(oid) || objects.contains(oid);
    }

    boolean knows(long oid) {
        return fileNodes.containsKey(oid);
    }

    /** A relation's name as it was last seen, or its number in the manner of {@code regclass}. */
    String name(long oid) {
        return names.getOrDefault(oid, Long.toString(oid));
    }

    /** A relation's kind as it was last seen, or {@code ?}. */
    char kind(long oid) {
        return kinds.getOrDefault(oid, '?');
    }

    boolean hasName(long oid) {
        return names.containsKey(oid);
    }

    Relation relation(SeenRelation seen) {
        return new Relation(
                seen.oid(),
                seen.name().orElseGet(() -> name(seen.oid())),
                seen.kind() == '?' ? kind(seen.oid()) : seen.kind(),
                existedBefore(seen.oid()));
    }

    OptionalLong fileNode(long oid) {
        Long known = fileNodes.get(oid);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /** The relation that bore this name until another took its place without a drop: an index that was built anew. */
    OptionalLong bearer(String name) {
        Long oid = bearers.get(name);
        return oid == null || !knows(oid) || !name.equals(names.get(oid)) ? OptionalLong.empty() : OptionalLong.of(oid);
    }

    /** The object was dropped. */
    void learnGone(long oid) {
        gone.add(oid);
        fileNodes.remove(oid);
    }

    OptionalInt columns(long oid) {
        Integer known = columns.get(oid);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    /** What the table demanded of its rows, as far as it was looked at. */
    Optional<TableShape> shape(long table) {
        return Optional.ofNullable(shapes.get(table));
    }

    /** The names of the table's constraints by OID, as far as they were looked at. */
    Map<Long, String> constraints(long table) {
        return constraints.getOrDefault(table, Map.of());
    }

    /** From now on these are the table's constraints. */
    void learnConstraints(long table, Map<Long, String> names) {
        constraints.put(table, new HashMap<>(names));
    }

    /** From now on the constraint is none. */
    void forgetConstraint(long oid) {
        constraints.values().forEach(names -> names.remove(oid));
    }

    /** From now on the object is one that existed before. */
    void learn(long oid) {
        objects.add(oid);
    }

    /** Names an object that is gone, so that the locks on it can be told. */
    void learnName(long oid, String name, char kind) {
        names.put(oid, name);
        kinds.put(oid, kind);
    }

    /** From now on this is how the relation was before the transaction, where nothing newer is known. */
    void learnEarlier(SeenRelation earlier) {
        if (!knows(earlier.oid())) {
            learn(earlier);
        } else if (shape(earlier.oid()).isEmpty()) {
            earlier.shape().ifPresent(shape -> shapes.put(earlier.oid(), shape));
        }
    }

    /** From now on this is how the relation was before. */
    void learn(SeenRelation seen) {
        objects.add(seen.oid());
        seen.shape().ifPresent(shape -> shapes.put(seen.oid(), shape));
        seen.name().ifPresent(name -> {
            learn(seen.oid(), name, seen.kind(), seen.fileNode());
            columns.put(seen.oid(), seen.columns());
            if (!seen.constraints().isEmpty()) {
                learnConstraints(seen.oid(), seen.constraints());
            }
        });
        seen.indexes().forEach(index -> learn(index.oid(), index.name(), index.kind(), index.fileNode()));
    }

    private void learn(long oid, String name, char kind, long fileNode) {
        objects.add(oid);
        names.put(oid, name);
        kinds.put(oid, kind);
        if (!gone.contains(oid)) {
            fileNodes.put(oid, fileNode);
            bearers.put(name, oid);
        }
    }
}
