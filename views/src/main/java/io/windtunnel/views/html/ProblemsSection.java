package io.windtunnel.views.html;

import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import java.util.List;
import java.util.Optional;

/**
 * What was not observed.
 *
 * @param rows the problems
 * @param cut how many more there are
 */
public record ProblemsSection(List<Row> rows, int cut) implements Section {

    private static final int MOST_ROWS = 200;

    /** One problem. */
    public record Row(String message, String help, String place, String link) {}

    @Override
    public String id() {
        return "problems";
    }

    @Override
    public String title() {
        return "Not observed";
    }

    @Override
    public String count() {
        return Budget.number((long) rows.size() + cut);
    }

    static Optional<ProblemsSection> of(Report report, Anchors anchors, Budget budget) {
        List<Problem> problems = report.problems();
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProblemsSection(
                        problems.stream()
                                .limit(MOST_ROWS)
                                .map(problem -> row(problem, anchors, budget))
                                .toList(),
                        Math.max(0, problems.size() - MOST_ROWS)));
    }

    private static Row row(Problem problem, Anchors anchors, Budget budget) {
        int line = problem.line().orElse(0);
        return new Row(
                budget.paragraph(problem.message()),
                problem.help().map(budget::paragraph).orElse(""),
                problem.script()
                        .map(script -> budget.name(Anchors.place(script, line)))
                        .orElse(""),
                problem.script().flatMap(script -> anchors.link(script, line)).orElse(""));
    }
}
