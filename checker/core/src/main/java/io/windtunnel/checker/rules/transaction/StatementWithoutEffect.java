package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.observation.LockTaken;
import io.windtunnel.checker.observation.NoticeRaised;
import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.RelationScanned;
import io.windtunnel.checker.observation.SessionBlocked;
import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** Postgres passed over a statement: what it would drop is not there, or what it would create is there already. */
public final class StatementWithoutEffect implements Rule {

    @Override
    public String id() {
        return "statement-without-effect";
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public String title() {
        return "Statement without effect";
    }

    /** A repeatable script meets both an empty database and its own work of before. */
    @Override
    public boolean isAside() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        List<Step> steps = deployment.steps();
        return steps.stream()
                .filter(step -> step.script().kind() != ScriptKind.REPEATABLE && !step.nested())
                .filter(step -> step.statement().failure().isEmpty() && changesNothing(step.statement()))
                .flatMap(step -> skipped(step).stream()
                        .filter(why -> !isPrerequisite(why) && !isMadeLater(why, step, steps))
                        .map(why -> violation(step, why)))
                .toList();
    }

    /** To look and to wait is all that it did. */
    private static boolean changesNothing(StatementTrace statement) {
        return statement.nested().isEmpty()
                && statement.observations().stream()
                        .allMatch(seen -> seen instanceof NoticeRaised
                                || seen instanceof LockTaken
                                || seen instanceof RelationScanned
                                || seen instanceof SessionBlocked);
    }

    /** The words of Postgres, which has no SQLSTATE of its own for them. */
    private static Optional<String> skipped(Step step) {
        return step.statement()
                .all(NoticeRaised.class)
                .map(NoticeRaised::message)
                .filter(message -> message.endsWith(", skipping"))
                .findFirst();
    }

    /** Schemas and extensions are shared: each script makes sure of those that it needs. */
    private static boolean isPrerequisite(String why) {
        return why.startsWith("extension \"") || why.startsWith("schema \"");
    }

    /** What is dropped where it is there makes way for what a later statement creates. */
    private static boolean isMadeLater(String why, Step drop, List<Step> steps) {
        return steps.stream()
                .filter(step -> step.order() > drop.order())
                .flatMap(step -> step.statement().all(ObjectCreated.class))
                .anyMatch(created -> why.contains("\"" + created.object().name() + "\"")
                        || why.contains(" " + created.object().name() + "("));
    }

    private static Violation violation(Step step, String why) {
        return new Violation(
                step.script(),
                step.lines(),
                "The statement changed nothing: Postgres says that %s. A name that is misspelt, or a script that was meant for another state of the schema, looks just like this."
                        .formatted(why.replaceFirst(", skipping$", "")),
                "Take the statement out, or correct the name. Without IF EXISTS or IF NOT EXISTS Postgres tells by an error where the schema is not what the script was written for.",
                List.of(why),
                List.of(
                        Evidence.of("notice", why),
                        Evidence.of("catalog", "It created, altered and dropped no object and wrote no row.")),
                Optional.empty());
    }
}
