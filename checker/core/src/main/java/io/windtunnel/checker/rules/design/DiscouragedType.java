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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column is json, money or char(n).
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype.html">Data types</a>
 */
public final class DiscouragedType implements Rule {

    @Override
    public String id() {
        return "discouraged-type";
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public String title() {
        return "Type with a better one beside it";
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
        return Flaw.brought(deployment, DiscouragedType::flaws);
    }

    private static Stream<Flaw> flaws(CatalogSnapshot schema) {
        return schema.tables().stream()
                .filter(table -> !table.isPartition())
                .flatMap(table -> table.columns().stream())
                .filter(column -> !column.inherited())
                .flatMap(column -> flaw(column).stream());
    }

    private static Optional<Flaw> flaw(Column column) {
        String type = column.type().replaceFirst("(\\(\\d+\\))?(\\[\\])?$", "");
        return switch (type) {
            case "json" ->
                Optional.of(flaw(
                        column,
                        "it has no equality, so DISTINCT, UNION and indexes refuse it, and each read parses the text again",
                        "jsonb"));
            case "money" ->
                Optional.of(flaw(
                        column,
                        "how many decimals it has, and how it is read and shown, depends on the server's lc_monetary",
                        "numeric with a column for the currency"));
            case "character", "bpchar" ->
                Optional.of(flaw(
                        column,
                        "it is filled up with blanks, which count in one comparison and not in the next",
                        "text, with a CHECK on its length where that matters"));
            default -> Optional.empty();
        };
    }

    private static Flaw flaw(Column column, String why, String instead) {
        String table = Wording.name(column.table());
        String name = Wording.quoted(column.name());
        return Flaw.ofColumn(
                column.table(),
                column.name(),
                "Column %s of table %s is %s: %s.".formatted(name, table, column.type(), why),
                "Declare it as %s.".formatted(instead),
                "Column %s.%s is %s in the catalog.".formatted(table, name, column.type()));
    }
}
