package io.windtunnel.checker.rules.rows;

import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.RowsLost;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Occurrence;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rule.Threshold;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement deleted a share of the rows that an older table had, half of them by itself, and they are nowhere else. */
public final class RowsDeleted implements Rule {

    private final long share;

    /** @param settings with the share of the rows that counts */
    public RowsDeleted(RuleSettings settings) {
        this.share = settings.threshold(Threshold.ROWS_SHARE);
    }

    @Override
    public String id() {
        return "rows-deleted";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Rows deleted";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .all(RowsLost.class)
                .filter(lost ->
                        lost.fact().relation().existedBefore() && !lost.fact().isChance() && isShare(lost.fact()))
                .filter(lost -> !isDropped(lost) && !isWrittenAgain(lost, deployment))
                .map(RowsDeleted::violation)
                .toList();
    }

    /** What is found elsewhere moved. A few of many rows are what a DELETE with a condition is for. */
    private boolean isShare(RowsLost lost) {
        long gone = lost.rows() - lost.found().map(RowsLost.RowsFound::rows).orElse(0L);
        return gone > 0 && gone * 100 >= lost.before() * share;
    }

    /** Rules about drops tell it. */
    private static boolean isDropped(Occurrence<RowsLost> lost) {
        return lost.step()
                .statement()
                .withNested()
                .flatMap(statement -> statement.all(ObjectDropped.class))
                .anyMatch(drop -> drop.object().kind().equals("table")
                        && drop.object()
                                .identity()
                                .equals(lost.fact().relation().name()));
    }

    /** Reference data that is written anew. */
    private static boolean isWrittenAgain(Occurrence<RowsLost> lost, Deployment deployment) {
        long written = deployment
                .all(RowsWritten.class)
                .filter(write -> write.step().order() > lost.step().order())
                .filter(write ->
                        write.fact().relation().oid() == lost.fact().relation().oid())
                .mapToLong(write -> write.fact().inserted())
                .sum();
        return written >= lost.fact().rows();
    }

    private static Violation violation(Occurrence<RowsLost> lost) {
        RowsLost fact = lost.fact();
        String table = Wording.name(fact.relation());
        List<Evidence> evidence = new ArrayList<>();
        fact.example()
                .ifPresent(row ->
                        evidence.add(Evidence.of("row", (fact.rows() == 1 ? "It was: " : "One of them: ") + row)));
        fact.found()
                .ifPresent(found -> evidence.add(Evidence.of(
                        "rows", "%s of them are found again in %s.".formatted(found.rows(), found.table()))));
        return new Violation(
                lost.step().script(),
                lost.step().lines(),
                "%s of the %s of table %s %s deleted. No undo script brings them back."
                        .formatted(
                                fact.rows() == fact.before() ? "All" : fact.rows(),
                                Wording.counted(fact.before(), "row"),
                                table,
                                fact.rows() == 1 && fact.before() != 1 ? "was" : "were"),
                "Save what is still needed first, into a table that stays until the deployment has proved itself. Delete in batches, with a condition that says which rows are meant.",
                List.of(fact.relation().name()),
                evidence,
                Optional.empty());
    }
}
