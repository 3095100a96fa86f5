package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableProperties;
import io.windtunnel.checker.catalog.View;
import java.util.List;
import java.util.Optional;

/** Objects without what is a part of its own. */
final class Contents {

    private Contents() {}

    static Table of(Table table) {
        TableProperties p = table.properties();
        TableProperties properties = new TableProperties(
                p.unlogged(),
                p.accessMethod(),
                p.tablespace(),
                p.parameters(),
                p.partitionKey(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                p.foreignServer(),
                p.rowSecurity(),
                p.forcedRowSecurity(),
                "DEFAULT");
        return new Table(
                table.name(),
                table.kind(),
                properties,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                table.metadata());
    }

    static Column of(Column column) {
        return new Column(
                column.table(),
                column.name(),
                column.type(),
                column.nullable(),
                Optional.empty(),
                column.identityKind(),
                column.generated(),
                column.collation(),
                false,
                column.settings(),
                column.comment(),
                column.privileges());
    }

    static Constraint of(Constraint constraint) {
        return new Constraint(
                constraint.table(),
                constraint.name(),
                constraint.kind(),
                constraint.definition(),
                List.of(),
                Optional.empty(),
                true,
                false,
                false,
                false,
                constraint.comment());
    }

    /** The index behind a constraint is the constraint's but for its parameters, its comment and CLUSTER. */
    static List<Object> of(Index index) {
        List<Object> own = List.of(index.table(), index.parameters(), index.clustered(), index.comment());
        return index.constraint().isPresent() ? own : List.of(own, index.unique(), index.structure());
    }

    static Sequence of(Sequence sequence) {
        return new Sequence(
                sequence.name(),
                sequence.type(),
                sequence.start(),
                sequence.increment(),
                sequence.minimum(),
                sequence.maximum(),
                sequence.cache(),
                sequence.cycle(),
                Optional.empty(),
                false,
                sequence.metadata());
    }

    static View of(View view) {
        return new View(
                view.name(),
                view.materialized(),
                view.definition(),
                view.parameters(),
                view.populated(),
                view.columns(),
                List.of(),
                List.of(),
                List.of(),
                view.metadata());
    }
}
