package io.windtunnel.checker.rules.design;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Privilege;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Flaw;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PUBLIC, which is every role, has a right on a table, view, sequence or schema.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-priv.html">Privileges</a>
 */
public final class GrantedToPublic implements Rule {

    @Override
    public String id() {
        return "granted-to-public";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Right given to everybody";
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
        return Flaw.brought(deployment, GrantedToPublic::flaws);
    }

    private static Stream<Flaw> flaws(CatalogSnapshot schema) {
        return Stream.of(
                        schema.schemas().stream()
                                .map(found -> flaw(found, found.metadata().privileges())),
                        schema.tables().stream()
                                .map(found -> flaw(found, found.metadata().privileges())),
                        schema.tables().stream()
                                .flatMap(table -> table.columns().stream())
                                .map(found -> flaw(found, found.privileges())),
                        schema.views().stream()
                                .map(found -> flaw(found, found.metadata().privileges())),
                        schema.sequences().stream()
                                .map(found -> flaw(found, found.metadata().privileges())))
                .flatMap(flaws -> flaws)
                .flatMap(Optional::stream);
    }

    private static Optional<Flaw> flaw(CatalogObject object, List<Privilege> privileges) {
        List<String> rights = privileges.stream()
                .filter(privilege -> privilege.grantee().equals("PUBLIC"))
                .map(Privilege::privilege)
                .distinct()
                .toList();
        if (rights.isEmpty()) {
            return Optional.empty();
        }
        ObjectIdentity identity = object.identity();
        String name = identity.kind().words() + " " + Wording.name(identity.name());
        String words = Wording.list(rights);
        return Optional.of(new Flaw(
                identity.name().toString(),
                new Flaw.Place(
                        List.of(identity.name()),
                        List.of("grant"),
                        List.of(
                                List.of("grant ", identity.name().name(), "to public"),
                                List.of("grant ", "to public"))),
                "Every role, also those that come later, has %s on %s.".formatted(words, name),
                "Give it to the roles that need it: REVOKE %s ON %s FROM PUBLIC; GRANT ... TO the_role;"
                        .formatted(String.join(", ", rights), revoked(identity)),
                "PUBLIC has %s on %s in the catalog.".formatted(words, name)));
    }

    /** What GRANT and REVOKE call it. */
    private static String revoked(ObjectIdentity identity) {
        return switch (identity.kind()) {
            case SCHEMA, SEQUENCE ->
                identity.kind().words().toUpperCase(Locale.ROOT) + " " + Wording.name(identity.name());
            default -> "TABLE " + Wording.name(identity.name().whole());
        };
    }
}
