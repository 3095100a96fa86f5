package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An older schema was dropped, with all that was in it. */
public final class SchemaDropped implements Rule {

    @Override
    public String id() {
        return "schema-dropped";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Schema dropped";
    }

    /** One violation for a schema, however much was in it. */
    @Override
    public List<Violation> check(Deployment deployment) {
        Losses losses = Losses.of(deployment);
        return losses.dropped("schema").entrySet().stream()
                .flatMap(statement ->
                        statement.getValue().stream().map(schema -> violation(statement.getKey(), schema, losses)))
                .toList();
    }

    private static Violation violation(Step step, ObjectDropped schema, Losses losses) {
        Map<String, List<String>> contents = losses.goneWith(step, schema).stream()
                .collect(Collectors.groupingBy(
                        drop -> Wording.kind(drop.object()),
                        LinkedHashMap::new,
                        Collectors.mapping(drop -> Wording.name(drop.object()), Collectors.toList())));
        String counts = Wording.list(contents.entrySet().stream()
                .map(kind -> Wording.counted(kind.getValue().size(), kind.getKey()))
                .toList());
        String name = Wording.name(schema.object());
        return new Violation(
                step.script(),
                step.lines(),
                contents.isEmpty()
                        ? "Schema %s was dropped; nothing of the older schema was in it. Privileges and settings that name it are gone, too, and code that still uses it fails."
                                .formatted(name)
                        : "Schema %s was dropped with all that was in it: %s. No undo script brings the rows back, and code that still runs while this is rolled out fails."
                                .formatted(name, counts),
                "First deploy code that no longer uses the schema. Then save what is still needed, drop its objects by name, and the empty schema last, without CASCADE.",
                List.of(schema.object().identity()),
                Stream.concat(
                                Stream.of(Evidence.of(
                                        "drop", "Schema %s was there before this deployment.".formatted(name))),
                                contents.entrySet().stream()
                                        .map(kind -> Evidence.of(
                                                "drop",
                                                "With it went %s."
                                                        .formatted(
                                                                Wording.enumerated(kind.getKey(), kind.getValue())))))
                        .toList(),
                Optional.empty());
    }
}
