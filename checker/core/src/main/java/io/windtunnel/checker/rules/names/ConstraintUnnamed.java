package io.windtunnel.checker.rules.names;

import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.UndoTrial;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    @Override
    public boolean judgesUndos() {
        return true;
    }

    /** One violation for a statement, with all of its constraints. */
    @Override
    public List<Violation> check(Deployment deployment) {
        return UnnamedObjects.byStatement(deployment, "table constraint").entrySet().stream()
                .map(statement -> violation(statement.getKey(), statement.getValue(), deployment))
                .toList();
    }

    private static Violation violation(Step step, List<ObjectCreated> unnamed, Deployment deployment) {
        String tables = Wording.list(
                unnamed.stream().map(ConstraintUnnamed::table).distinct().toList());
        String names = Wording.list(unnamed.stream()
                .map(created -> Wording.quoted(created.object().name()))
                .toList());
        boolean one = unnamed.size() == 1;
        String message = one
                ? "The %s of table %s has no name of its own; Postgres called it %s."
                        .formatted(kind(unnamed.get(0)), tables, names)
                : "%d constraints of table %s have no names of their own; Postgres called them %s."
                        .formatted(unnamed.size(), tables, names);
        return new Violation(
                step.script(),
                step.lines(),
                message + " " + (one ? UnnamedObjects.WHY_ONE : UnnamedObjects.WHY_MANY),
                "Write the %s: %s."
                        .formatted(
                                one ? "name" : "names",
                                unnamed.stream()
                                        .map(created -> clause(created, step))
                                        .collect(Collectors.joining(", "))),
                unnamed.stream().map(created -> created.object().identity()).toList(),
                Stream.concat(Stream.of(UnnamedObjects.evidence(unnamed.size())), dependingUndos(unnamed, deployment))
                        .toList(),
                Optional.empty());
    }

    /** Undo scripts that were seen to drop a constraint by the name that nobody gave it. */
    private static Stream<Evidence> dependingUndos(List<ObjectCreated> unnamed, Deployment deployment) {
        return deployment
                .trials(UndoTrial.class)
                .flatMap(trial -> trial.flight().stream())
                .flatMap(undo -> undo.statements().stream()
                        .flatMap(statement -> statement.withNested().flatMap(inner -> inner.all(ObjectDropped.class)
                                .filter(dropped -> !dropped.part() && !dropped.cascade())
                                .filter(dropped -> unnamed.stream()
                                        .anyMatch(created -> created.object().equals(dropped.object())))
                                .map(dropped -> Evidence.at(
                                        "undo",
                                        "The undo script drops %s by that name."
                                                .formatted(Wording.quoted(
                                                        dropped.object().name())),
                                        undo.script().path(),
                                        statement.lines().start())))));
    }

    /** A foreign key is written in one of two ways, and the statement may have both. */
    private static String clause(ObjectCreated created, Step step) {
        String keyword = keyword(created);
        boolean isBehindColumn = keyword.equals("FOREIGN KEY")
                && !step.statement().sql().toUpperCase(Locale.ROOT).contains("FOREIGN KEY");
        return "CONSTRAINT %s %s"
                .formatted(Wording.quoted(created.object().name()), isBehindColumn ? "REFERENCES" : keyword);
    }

    private static String kind(ObjectCreated created) {
        return switch (keyword(created)) {
            case "PRIMARY KEY" -> "primary key";
            case "UNIQUE" -> "unique constraint";
            case "FOREIGN KEY" -> "foreign key";
            case "CHECK" -> "check constraint";
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
