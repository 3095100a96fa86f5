package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.ObjectAltered;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.postgres.DefaultNames;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.trace.ServerEvent.CommandEnded;
import io.windtunnel.checker.trace.ServerEvent.IndexShape;
import io.windtunnel.checker.trace.ServerEvent.SeenColumn;
import io.windtunnel.checker.trace.ServerEvent.SeenConstraint;
import io.windtunnel.checker.trace.ServerEvent.Touched;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Objects created and altered. Postgres reports a table as a whole; its new columns and constraints are those that were
 * not known before.
 */
final class CommandObserver implements Observer {

    @Override
    public List<Observation> observe(Stretch stretch) {
        Set<Observation> seen = new LinkedHashSet<>();
        Set<Long> created = new HashSet<>();
        List<Touched> touched = stretch.all(CommandEnded.class)
                .flatMap(command -> command.objects().stream())
                .toList();
        for (Touched object : touched) {
            if (object.tag().startsWith("CREATE") && !stretch.known().existedBeforeStatement(object.oid())) {
                created.add(object.oid());
                seen.add(new ObjectCreated(named(object), isNamedByPostgres(object)));
            }
        }
        for (Touched object : touched) {
            boolean isNew = created.contains(object.oid()) && object.oid() != 0;
            if (!isNew) {
                seen.add(new ObjectAltered(named(object), object.tag()));
                seen.addAll(newColumns(stretch.known(), object));
            }
            seen.addAll(newConstraints(stretch, object));
        }
        return List.copyOf(seen);
    }

    private static SchemaObject named(Touched object) {
        return new SchemaObject(object.kind(), object.identity(), object.names());
    }

    private static List<Observation> newColumns(KnownObjects known, Touched object) {
        if (known.columns(object.oid()).isEmpty()) {
            return List.of();
        }
        int columns = known.columns(object.oid()).getAsInt();
        List<Observation> added = new ArrayList<>();
        for (SeenColumn column : object.columns()) {
            if (column.number() > columns) {
                added.add(new ObjectCreated(part("table column", object, column.name(), "."), false));
            }
        }
        return added;
    }

    private static List<Observation> newConstraints(Stretch stretch, Touched object) {
        List<Observation> added = new ArrayList<>();
        for (SeenConstraint constraint : object.constraints()) {
            boolean notNull = constraint.type() == 'n';
            if (!notNull
                    && !stretch.known().existedBeforeStatement(constraint.oid())
                    && !isRebuilt(stretch, object, constraint)) {
                added.add(new ObjectCreated(
                        part("table constraint", object, constraint.name(), " on "),
                        constraint.own()
                                && DefaultNames.isConstraintDefault(
                                        constraint.name(),
                                        object.names().get(object.names().size() - 1),
                                        constraint.columns(),
                                        constraint.type())));
            }
        }
        return added;
    }

    /** A column's new type makes Postgres build the constraints on it anew, and no drop is reported of those before. */
    private static boolean isRebuilt(Stretch stretch, Touched table, SeenConstraint constraint) {
        Set<Long> dropped = stretch.dropped();
        return stretch.known().constraints(table.oid()).entrySet().stream()
                .anyMatch(
                        earlier -> earlier.getValue().equals(constraint.name()) && !dropped.contains(earlier.getKey()));
    }

    /** Postgres writes {@code public.users.name} for a column and {@code name on public.users} for a constraint. */
    private static SchemaObject part(String kind, Touched table, String name, String joint) {
        List<String> names = new ArrayList<>(table.names());
        names.add(name);
        String quoted = SqlIdentifier.quote(name);
        String identity = joint.equals(".") ? table.identity() + joint + quoted : quoted + joint + table.identity();
        return new SchemaObject(kind, identity, names);
    }

    /** The index of a constraint bears the constraint's name, and is told as that. */
    private static boolean isNamedByPostgres(Touched object) {
        return object.index()
                .filter(shape -> !shape.constraint())
                .filter(shape -> isDefault(object, shape))
                .isPresent();
    }

    private static boolean isDefault(Touched object, IndexShape shape) {
        String name = object.names().get(object.names().size() - 1);
        return DefaultNames.isIndexDefault(name, shape.table(), shape.columns());
    }
}
