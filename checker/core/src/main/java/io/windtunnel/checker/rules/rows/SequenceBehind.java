package io.windtunnel.checker.rules.rows;

import io.windtunnel.checker.observation.KeysTaken;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows were inserted with explicit keys, and their sequence was not moved. */
public final class SequenceBehind implements Rule {

    @Override
    public String id() {
        return "sequence-behind";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Sequence behind the rows";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(KeysTaken.class)
                .flatMap(taken -> writer(taken, deployment).map(step -> violation(taken, step)).stream())
                .toList();
    }

    /** The statement that wrote rows of the table last. */
    private static Optional<Step> writer(KeysTaken taken, Deployment deployment) {
        return deployment
                .all(RowsWritten.class)
                .filter(write ->
                        write.fact().inserted() > 0 && write.fact().relation().oid() == taken.written())
                .reduce((earlier, later) -> later)
                .map(write -> write.step());
    }

    private static Violation violation(KeysTaken taken, Step step) {
        String table = Wording.name(taken.table());
        String column = SqlIdentifier.quote(taken.column());
        boolean isNext = taken.next().compareTo(taken.first()) == 0;
        return new Violation(
                step.script(),
                step.lines(),
                "The sequence of column %s.%s gives %s next, and %s: %s fails with SQLSTATE 23505."
                        .formatted(
                                table,
                                column,
                                taken.next().toPlainString(),
                                isNext
                                        ? "a row of this deployment has it already"
                                        : "a row of this deployment has %s already"
                                                .formatted(taken.first().toPlainString()),
                                isNext
                                        ? "the next INSERT that leaves the column out"
                                        : "the INSERT that is given %s"
                                                .formatted(taken.first().toPlainString())),
                "Leave the column out of the INSERT, or move the sequence behind the rows in the same script: SELECT setval(%s, (SELECT %s(%s) FROM %s));"
                        .formatted(
                                "'" + Wording.name(taken.sequence()).replace("'", "''") + "'",
                                taken.isDescending() ? "min" : "max",
                                column,
                                table),
                List.of(taken.table() + "." + column, taken.sequence()),
                List.of(Evidence.of("rows", evidence(taken))),
                Optional.empty());
    }

    private static String evidence(KeysTaken taken) {
        return "After the deployment sequence %s is at %s, and %s it is still to give: %s."
                .formatted(
                        Wording.name(taken.sequence()),
                        taken.next().toPlainString(),
                        taken.rows() == 1 ? "1 row has a key that" : taken.rows() + " rows have keys that",
                        Stream.of(taken.first(), taken.last())
                                .distinct()
                                .map(key -> key.toPlainString())
                                .reduce((first, last) -> first + " to " + last)
                                .orElseThrow());
    }
}
