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
 * A column takes its values from a sequence of its own by its default.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-identity-columns.html">Identity columns</a>
 */
public final class SerialColumn implements Rule {

    @Override
    public String id() {
        return "serial-column";
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public String title() {
        return "Serial column instead of an identity";
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
        return Flaw.brought(deployment, SerialColumn::flaws);
    }

    private static Stream<Flaw> flaws(CatalogSnapshot schema) {
        List<String> owners = schema.sequences().stream()
                .filter(sequence -> !sequence.insideIdentity())
                .flatMap(sequence -> sequence.ownedBy().stream())
                .map(Object::toString)
                .toList();
        return schema.tables().stream()
                .filter(table -> !table.isPartition())
                .flatMap(table -> table.columns().stream())
                .filter(column -> !column.inherited()
                        && column.identityKind().isEmpty()
                        && column.defaultExpression()
                                .filter(value -> value.startsWith("nextval("))
                                .isPresent()
                        && owners.contains(column.table().part(column.name()).toString()))
                .map(SerialColumn::flaw);
    }

    private static Flaw flaw(Column column) {
        String table = Wording.name(column.table());
        String name = Wording.quoted(column.name());
        return Flaw.ofColumn(
                column.table(),
                column.name(),
                "Column %s of table %s is a serial: who inserts needs a right on its sequence besides the table's, rows can be inserted past the sequence, and a copy made with LIKE shares it."
                        .formatted(name, table),
                "Declare it as an identity: %s bigint GENERATED ALWAYS AS IDENTITY.".formatted(name),
                "Its default is %s, and the sequence is its own."
                        .formatted(column.defaultExpression().orElse("")));
    }
}
