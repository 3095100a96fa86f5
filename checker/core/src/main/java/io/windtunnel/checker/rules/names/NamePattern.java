package io.windtunnel.checker.rules.names;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Flaw;
import io.windtunnel.checker.rule.NamedKind;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A name is not as the team wants names to be. */
public final class NamePattern implements Rule {

    private final Map<NamedKind, String> patterns;

    /** @param settings with the patterns; without one nothing is found */
    public NamePattern(RuleSettings settings) {
        this.patterns = settings.namePatterns();
    }

    @Override
    public String id() {
        return "name-pattern";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Name that the team does not want";
    }

    /** Who gives a pattern wants it looked at. */
    @Override
    public boolean isOptIn() {
        return patterns.isEmpty();
    }

    @Override
    public boolean comparesSchemas() {
        return !patterns.isEmpty();
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Flaw.brought(deployment, this::flaws);
    }

    private Stream<Flaw> flaws(CatalogSnapshot schema) {
        Stream<CatalogObject> parts = schema.tables().stream().flatMap(NamePattern::parts);
        return Stream.concat(schema.objects(), parts).flatMap(object -> flaw(object.identity()).stream());
    }

    /** What follows from a parent or a constraint has no name of its own to choose. */
    private static Stream<CatalogObject> parts(Table table) {
        return table.isPartition()
                ? Stream.of()
                : Stream.of(
                                table.columns().stream().filter(column -> !column.inherited()),
                                table.constraints().stream().filter(constraint -> !constraint.inherited()),
                                table.indexes().stream()
                                        .filter(index -> index.constraint().isEmpty()
                                                && index.parent().isEmpty()),
                                table.triggers().stream())
                        .flatMap(objects -> objects);
    }

    private Optional<Flaw> flaw(ObjectIdentity identity) {
        return kind(identity).flatMap(kind -> Optional.ofNullable(patterns.get(kind))
                .filter(pattern -> !Pattern.matches(pattern, ownName(identity)))
                .map(pattern -> flaw(identity, kind, pattern)));
    }

    private static Flaw flaw(ObjectIdentity identity, NamedKind kind, String pattern) {
        ObjectName name = identity.name();
        return new Flaw(
                name.toString(),
                Flaw.Place.of(name.whole(), ownName(identity)),
                "%s %s is not named as the team wants it: %s does not match %s."
                        .formatted(
                                Wording.sentence(identity.kind().words()),
                                Wording.name(name),
                                Wording.quoted(ownName(identity)),
                                pattern),
                "Choose a name that matches, before anything relies on this one.",
                "The pattern for every %s is %s.".formatted(kind, pattern));
    }

    private static String ownName(ObjectIdentity identity) {
        return identity.name().part().orElse(identity.name().name());
    }

    private static Optional<NamedKind> kind(ObjectIdentity identity) {
        return switch (identity.kind()) {
            case SCHEMA -> Optional.of(NamedKind.SCHEMA);
            case TABLE -> Optional.of(NamedKind.TABLE);
            case COLUMN -> Optional.of(NamedKind.COLUMN);
            case VIEW, MATERIALIZED_VIEW -> Optional.of(NamedKind.VIEW);
            case INDEX -> Optional.of(NamedKind.INDEX);
            case CONSTRAINT -> Optional.of(NamedKind.CONSTRAINT);
            case SEQUENCE -> Optional.of(NamedKind.SEQUENCE);
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> Optional.of(NamedKind.TYPE);
            case FUNCTION, PROCEDURE, AGGREGATE -> Optional.of(NamedKind.FUNCTION);
            case TRIGGER -> Optional.of(NamedKind.TRIGGER);
            default -> Optional.empty();
        };
    }
}
