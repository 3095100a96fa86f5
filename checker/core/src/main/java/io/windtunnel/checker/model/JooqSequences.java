package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which sequences jOOQ's generator writes down, and what of them. */
final class JooqSequences {

    private JooqSequences() {}

    /** Those inside identity columns, and those of a serial column that still have the name that Postgres gave them. */
    static Set<ObjectName> writtenNowhere(CatalogSnapshot catalog) {
        Set<ObjectName> names = new HashSet<>();
        catalog.sequences().stream().filter(Sequence::insideIdentity).forEach(sequence -> names.add(sequence.name()));
        for (Table table : catalog.tables()) {
            for (Column column : table.columns()) {
                String usual = table.name().name() + "_" + column.name() + "_seq";
                String schema = table.name().schema().orElse("");
                column.defaultExpression()
                        .filter(text -> text.equals("nextval('" + schema + "." + usual + "'::regclass)"))
                        .ifPresent(text -> names.add(ObjectName.of(schema, usual)));
            }
        }
        return names;
    }

    /** Neither its cache nor its owner is written down. */
    static Sequence plain(Sequence sequence) {
        return new Sequence(
                sequence.name(),
                sequence.type(),
                sequence.start(),
                sequence.increment(),
                sequence.minimum(),
                sequence.maximum(),
                1,
                sequence.cycle(),
                Optional.empty(),
                false,
                new ObjectMetadata("", Optional.empty(), List.of()));
    }
}
