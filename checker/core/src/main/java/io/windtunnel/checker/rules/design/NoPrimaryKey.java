package io.windtunnel.checker.rules.design;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Flaw;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table has no primary key.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-PRIMARY-KEYS">Primary keys</a>
 */
public final class NoPrimaryKey implements Rule {

    @Override
    public String id() {
        return "no-primary-key";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Table without a primary key";
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
        return Flaw.brought(deployment, NoPrimaryKey::flaws);
    }

    private static Stream<Flaw> flaws(CatalogSnapshot schema) {
        return schema.tables().stream()
                .filter(table -> table.kind() != TableKind.FOREIGN && !table.isPartition())
                .filter(table -> table.constraints().stream()
                        .noneMatch(constraint -> constraint.kind() == ConstraintKind.PRIMARY_KEY))
                .map(NoPrimaryKey::flaw);
    }

    private static Flaw flaw(Table table) {
        String name = Wording.name(table.name());
        return new Flaw(
                table.name().toString(),
                Flaw.Place.of(table.name(), "create ", "primary key", "pkey"),
                "Table %s has no primary key: nothing says which row is meant, the same row can be there twice, and logical replication refuses its updates and deletes."
                        .formatted(name),
                "Give it one: ALTER TABLE %s ADD CONSTRAINT %s PRIMARY KEY (...);"
                        .formatted(name, Wording.quoted(table.name().name() + "_pkey")),
                "The catalog has no primary key of %s after the deployment.".formatted(name));
    }
}
