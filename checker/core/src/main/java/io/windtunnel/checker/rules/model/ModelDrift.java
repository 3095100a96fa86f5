package io.windtunnel.checker.rules.model;

import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Drift;
import io.windtunnel.checker.rule.Drift.Drifted;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.ModelDifference;
import io.windtunnel.domain.report.ModelDifference.Side;
import io.windtunnel.domain.report.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The migrated schema and the model differ, in what the model's kind can express. */
public final class ModelDrift implements Rule {

    private static final int NAMED_AT_MOST = 5;

    @Override
    public String id() {
        return "model-drift";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Migrations and model differ";
    }

    /** One violation for each statement that the model has not followed, and one for all that no migration does yet. */
    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment.drift().stream()
                .flatMap(drift -> groups(drift).values().stream().map(group -> violation(drift, group)))
                .toList();
    }

    /** By the side that is behind, and by the statement that made the difference. */
    private static Map<List<Object>, List<Drifted>> groups(Drift drift) {
        return drift.differences().stream()
                .collect(Collectors.groupingBy(
                        one -> List.of(
                                one.difference().behind(),
                                one.cause().map(Step::order),
                                one.cause().map(Step::script)),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static Violation violation(Drift drift, List<Drifted> group) {
        boolean modelIsBehind = group.get(0).difference().behind() == Side.MODEL;
        Optional<Step> cause = group.get(0).cause();
        String source = drift.model().source();
        String differences = named(group);
        String message = modelIsBehind
                ? "The model %s has not followed this migration: %s. Code that was written against the model does not know the schema that it will meet."
                        .formatted(source, differences)
                : "No migration leads to the model %s: %s. Code that was written against the model fails where the migrations are all that was run."
                        .formatted(source, differences);
        String help = modelIsBehind
                ? "The model is behind. " + drift.update()
                        + " If the model is right, change this script, as long as it is deployed nowhere."
                : "A migration is missing: windtunnel generate -m MESSAGE --model %s writes it, with its undo. If the migrations are right, the model is behind. "
                                .formatted(source)
                        + drift.update();
        return new Violation(
                cause.map(step -> step.script().path()).orElse(source.replaceFirst("^ddl:", "")),
                cause.flatMap(step -> step.script().version()),
                cause.map(Step::lines).orElse(LineRange.NONE),
                message,
                help,
                group.stream().map(one -> one.difference().object()).toList(),
                group.stream()
                        .skip(NAMED_AT_MOST)
                        .map(one -> Evidence.of(
                                "difference", Wording.sentence(one.difference().text()) + "."))
                        .toList(),
                Optional.empty());
    }

    private static String named(List<Drifted> group) {
        String some = group.stream()
                .limit(NAMED_AT_MOST)
                .map(Drifted::difference)
                .map(ModelDifference::text)
                .collect(Collectors.joining("; "));
        int more = group.size() - NAMED_AT_MOST;
        return more > 0 ? some + "; and " + Wording.counted(more, "difference") + " more" : some;
    }
}
