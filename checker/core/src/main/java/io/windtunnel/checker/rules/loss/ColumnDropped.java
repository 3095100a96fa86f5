package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.ValuesLost;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column of an older table was dropped, and nothing took its place. */
public final class ColumnDropped implements Rule {

    @Override
    public String id() {
        return "column-dropped";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Column dropped";
    }

    /** One violation for a statement, with all of its columns. */
    @Override
    public List<Violation> check(Deployment deployment) {
        Losses losses = Losses.of(deployment);
        return losses.dropped("table column").entrySet().stream()
                .map(statement -> violation(statement.getKey(), statement.getValue(), losses))
                .toList();
    }

    private static Violation violation(Step step, List<ObjectDropped> columns, Losses losses) {
        List<Evidence> evidence = new ArrayList<>();
        for (ObjectDropped column : columns) {
            evidence.add(Evidence.of(
                    "drop",
                    "%s was there before this deployment."
                            .formatted(Wording.sentence(Wording.described(column.object())))));
            evidence.addAll(LostRows.ofColumn(step, column.object()));
            losses.lookalike(column)
                    .ifPresent(other -> evidence.add(Evidence.of(
                            "lookalike",
                            "Column %s looks like it and is new. If it is the same column, use RENAME COLUMN."
                                    .formatted(other))));
        }
        losses.goneWithColumn(step)
                .forEach(part ->
                        evidence.add(Evidence.of("drop", "With it went %s.".formatted(Wording.described(part)))));
        boolean one = columns.size() == 1;
        String names = Wording.enumerated(
                "column",
                columns.stream().map(column -> Wording.name(column.object())).toList());
        return new Violation(
                step.script(),
                step.lines(),
                "%s %s dropped, and %s code that still runs while this is rolled out fails on the missing column%s."
                        .formatted(
                                Wording.sentence(names), one ? "was" : "were", values(step, columns), one ? "" : "s"),
                "First deploy code that neither reads nor writes %s. Then save what is still needed, and drop %s in a later deployment."
                        .formatted(one ? "it" : "them", one ? "it" : "them"),
                columns.stream().map(column -> column.object().identity()).toList(),
                evidence,
                Optional.empty());
    }

    private static String values(Step step, List<ObjectDropped> columns) {
        boolean one = columns.size() == 1;
        String their = one ? "its" : "their";
        List<ValuesLost> lost = columns.stream()
                .flatMap(column -> LostRows.values(step, column.object()))
                .toList();
        if (!lost.isEmpty() && lost.stream().allMatch(values -> values.found().isPresent())) {
            return "%s values are found again elsewhere;".formatted(their);
        }
        return (lost.stream().allMatch(ValuesLost::isGone)
                        ? "%s values with %s. No undo script brings values back, and"
                        : "%s values with %s as far as they were not copied. No undo script brings those back, and")
                .formatted(their, one ? "it" : "them");
    }
}
