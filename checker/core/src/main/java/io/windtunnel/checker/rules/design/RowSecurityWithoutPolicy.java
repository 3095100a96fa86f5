package io.windtunnel.checker.rules.design;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Flaw;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * Row security is on, and no policy lets anybody see a row.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-rowsecurity.html">Row security policies</a>
 */
public final class RowSecurityWithoutPolicy implements Rule {

    @Override
    public String id() {
        return "row-security-without-policy";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Row security without a policy";
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
        return Flaw.brought(deployment, RowSecurityWithoutPolicy::flaws);
    }

    private static Stream<Flaw> flaws(CatalogSnapshot schema) {
        return schema.tables().stream()
                .filter(table ->
                        table.properties().rowSecurity() && table.policies().isEmpty())
                .map(RowSecurityWithoutPolicy::flaw);
    }

    private static Flaw flaw(Table table) {
        String name = Wording.name(table.name());
        return new Flaw(
                table.name().toString(),
                Flaw.Place.of(table.name(), "row level security", "policy"),
                "Row security of table %s is on, and it has no policy: %s sees no row of it, and can write none."
                        .formatted(
                                name,
                                table.properties().forcedRowSecurity()
                                        ? "everybody but a superuser"
                                        : "every role but its owner"),
                "Say who sees what: CREATE POLICY %s ON %s USING (...);"
                        .formatted(Wording.quoted(table.name().name() + "_policy"), name),
                "The catalog has row security enabled for %s, and no policy.".formatted(name));
    }
}
