package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Firing;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableProperties;
import io.windtunnel.checker.catalog.Trigger;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Objects with some of their parts, for operations that concern those alone. */
final class Parts {

    private Parts() {}

    static Column withoutDefault(Column c) {
        return new Column(
                c.table(),
                c.name(),
                c.type(),
                c.nullable(),
                Optional.empty(),
                c.identityKind(),
                c.generated(),
                c.collation(),
                c.inherited(),
                c.settings(),
                c.comment(),
                c.privileges());
    }

    /** Whether nothing but type and collation differ. */
    static boolean isOnlyRetyped(Column b, Column a) {
        return b.nullable() == a.nullable()
                && b.identityKind().equals(a.identityKind())
                && b.generated().equals(a.generated())
                && b.settings().equals(a.settings())
                && b.comment().equals(a.comment())
                && b.privileges().equals(a.privileges());
    }

    static Sequence free(Sequence s) {
        return new Sequence(
                s.name(),
                s.type(),
                s.start(),
                s.increment(),
                s.minimum(),
                s.maximum(),
                s.cache(),
                s.cycle(),
                Optional.empty(),
                false,
                s.metadata());
    }

    static Trigger firing(Trigger t, Firing firing) {
        return new Trigger(t.table(), t.name(), t.definition(), t.function(), firing, t.inherited(), t.comment());
    }

    /** The table alone, with those parents. */
    static Table withParents(Table table, List<ObjectName> parents) {
        Table shell = Contents.of(table);
        TableProperties p = shell.properties();
        return new Table(
                table.name(),
                table.kind(),
                new TableProperties(
                        p.unlogged(),
                        p.accessMethod(),
                        p.tablespace(),
                        p.parameters(),
                        p.partitionKey(),
                        p.partition(),
                        parents,
                        p.ofType(),
                        p.foreignServer(),
                        p.rowSecurity(),
                        p.forcedRowSecurity(),
                        p.replicaIdentity()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                table.metadata());
    }

    /** The table with those columns, defaults and constraints that are among the parts. */
    static Table only(Table table, Set<Part> parts) {
        List<Column> columns = table.columns().stream()
                .map(c -> parts.contains(new Part(c.identity(), Part.Aspect.DEFAULT)) ? c : withoutDefault(c))
                .toList();
        List<Constraint> constraints = table.constraints().stream()
                .filter(c -> parts.contains(Part.of(c.identity())))
                .toList();
        Table shell = withParents(table, table.properties().parents());
        return new Table(
                table.name(),
                table.kind(),
                shell.properties(),
                columns,
                constraints,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                table.metadata());
    }
}
