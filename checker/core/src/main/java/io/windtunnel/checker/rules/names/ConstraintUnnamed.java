package io.windtunnel.checker.rules.names;

import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Postgres chose the name of a primary key, a unique constraint, a foreign key, a check or an exclusion. */
public final class ConstraintUnnamed implements Rule {

    /** Postgres's label at the end of the name, and what is written in SQL. */
    private static final Map<String, String> KINDS =
            Map.of("pkey", "PRIMARY KEY", "key", "UNIQUE", "fkey", "FOREIGN KEY", "check", "CHECK", "excl", "EXCLUDE");

    @Override
    public String id() {
        return "constraint-unnamed";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Constraint without a name";
    }

    /** One violation for a statement, with all of its constraints. */
    @Override
    public List<Violation> check(Deployment deployment) {
        return UnnamedObjects.byStatement(deployment, "table constraint").entrySet().stream()
                .map(statement -> violation(statement.getKey(), statement.getValue()))
                .toList();
    }

    private static Violation violation(Step step, List<ObjectCreated> unnamed) {
        String tables = Wording.list(
                unnamed.stream().map(ConstraintUnnamed::table).distinct().toList());
        String names = Wording.list(unnamed.stream()
                .map(created ->
                        kind(created) + " " + Wording.quoted(created.object().name()))
                .toList());
        boolean one = unnamed.size() == 1;
        return new Violation(
                step.script(),
                step.lines(),
                "%s of table %s %s no name of %s own, so Postgres chose: %s. %s"
                        .formatted(
                                one ? "A constraint" : unnamed.size() + " constraints",
                                tables,
                                one ? "has" : "have",
                                one ? "its" : "their",
                                names,
                                UnnamedObjects.WHY),
                "Write the name: %s."
                        .formatted(
                                unnamed.stream().map(ConstraintUnnamed::clause).collect(Collectors.joining(", "))),
                unnamed.stream().map(created -> created.object().identity()).toList(),
                unnamed.stream()
                        .map(created -> Evidence.of(
                                "create",
                                "%s is the name that Postgres makes for a %s on this table, and it does not stand in the statement."
                                        .formatted(
                                                Wording.quoted(created.object().name()), kind(created))))
                        .toList(),
                Optional.empty());
    }

    private static String clause(ObjectCreated created) {
        return "CONSTRAINT %s %s".formatted(Wording.quoted(created.object().name()), keyword(created));
    }

    private static String kind(ObjectCreated created) {
        return switch (keyword(created)) {
            case "PRIMARY KEY" -> "primary key";
            case "UNIQUE" -> "unique constraint";
            case "FOREIGN KEY" -> "foreign key";
            case "CHECK" -> "check";
            default -> "exclusion constraint";
        };
    }

    private static String keyword(ObjectCreated created) {
        String name = created.object().name();
        String label = name.substring(name.lastIndexOf('_') + 1).replaceFirst("\\d+$", "");
        return KINDS.getOrDefault(label, "EXCLUDE");
    }

    private static String table(ObjectCreated created) {
        List<String> names = created.object().names();
        return Wording.relation(names.subList(0, names.size() - 1));
    }
}
