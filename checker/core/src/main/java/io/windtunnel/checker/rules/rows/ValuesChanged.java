package io.windtunnel.checker.rules.rows;

import io.windtunnel.checker.observation.ValuesConverted;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Occurrence;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** A change of type changed values: converted back, they are not what they were. */
public final class ValuesChanged implements Rule {

    @Override
    public String id() {
        return "values-changed";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Values changed with their type";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .all(ValuesConverted.class)
                .filter(converted -> converted.fact().relation().existedBefore())
                .filter(converted -> !isOtherZone(converted.fact()))
                .map(ValuesChanged::violation)
                .toList();
    }

    /** The same moments under another clock: every one of them can be converted back, whichever zone was named. */
    private static boolean isOtherZone(ValuesConverted converted) {
        String from = converted.fromType().replaceFirst(" with(out)? time zone$", "");
        String to = converted.toType().replaceFirst(" with(out)? time zone$", "");
        return from.startsWith("timestamp") && from.equals(to);
    }

    private static Violation violation(Occurrence<ValuesConverted> converted) {
        ValuesConverted fact = converted.fact();
        String column = Wording.name(fact.relation()) + "." + SqlIdentifier.quote(fact.column());
        return new Violation(
                converted.step().script(),
                converted.step().lines(),
                "Column %s went from %s to %s, and values of it are others now: what was cut off or rounded is gone, and no undo script brings it back."
                        .formatted(column, fact.fromType(), fact.toType()),
                "Add a column of the new type beside the old one and fill it. Drop the old one in a later deployment, when nobody misses what it holds.",
                List.of(fact.relation().name() + "." + SqlIdentifier.quote(fact.column())),
                List.of(
                        Evidence.comparing(
                                "values",
                                "A value before and after:",
                                List.of(fact.before()),
                                List.of(fact.after().orElse("NULL"))),
                        Evidence.of(
                                "rows",
                                "Of %s that %s looked at %s %s another value."
                                        .formatted(
                                                Wording.counted(fact.looked(), "row"),
                                                fact.looked() == 1 ? "was" : "were",
                                                fact.rows(),
                                                fact.rows() == 1 ? "has" : "have"))),
                Optional.empty());
    }
}
