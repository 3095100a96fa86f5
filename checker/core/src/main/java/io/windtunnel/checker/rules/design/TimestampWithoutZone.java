package io.windtunnel.checker.rules.design;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Flaw;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column holds a timestamp of which nobody knows in which zone.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-datetime.html">Date/time types</a>
 */
public final class TimestampWithoutZone implements Rule {

    @Override
    public String id() {
        return "timestamp-without-zone";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Timestamp without a time zone";
    }

    @Override
    public boolean isOptIn() {
        return true;
    }

    @Override
    public boolean comparesSchemas() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Flaw.brought(deployment, TimestampWithoutZone::flaws);
    }

    private static Stream<Flaw> flaws(CatalogSnapshot schema) {
        return schema.tables().stream()
                .filter(table -> !table.isPartition())
                .flatMap(table -> table.columns().stream())
                .filter(column -> !column.inherited()
                        && column.type().matches("timestamp(\\(\\d\\))? without time zone(\\[\\])?"))
                .map(TimestampWithoutZone::flaw);
    }

    private static Flaw flaw(Column column) {
        String table = Wording.name(column.table());
        String name = Wording.quoted(column.name());
        return Flaw.ofColumn(
                column.table(),
                column.name(),
                "Column %s of table %s is a %s: which moment it means depends on where it is read, and an hour of each autumn is there twice."
                        .formatted(name, table, column.type()),
                "Declare it timestamptz; it takes the same room.",
                "Column %s.%s is %s in the catalog.".formatted(table, name, column.type()));
    }
}
