package io.windtunnel.views.html;

import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Summary;
import io.windtunnel.views.text.Count;
import io.windtunnel.views.text.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the page begins with.
 *
 * @param outcome "passed", "failed" or "error"
 * @param headline the outcome in a few words
 * @param numbers what was counted
 * @param facts the server, the time, the tool
 */
public record Head(
        String outcome, String headline, List<Figure> numbers, List<Fact> facts, List<String> claims, String quiet) {

    /** A count; its tone is that of a severity or "plain". */
    public record Figure(String tone, String value, String word) {}

    /** A fact with its name. */
    public record Fact(String name, String value) {}

    static Head of(Report report) {
        Summary summary = report.summary();
        Budget budget = new Budget(10_000);
        return new Head(
                summary.outcome().toString(),
                headline(summary),
                numbers(summary),
                facts(report, budget),
                Observed.claims(report).stream().map(budget::line).toList(),
                summary.statementsObserved() > 0
                                && !summary.outcome().toString().equals("error")
                        ? "Nothing that was there before was dropped, rewritten, scanned or blocked."
                        : "");
    }

    private static String headline(Summary summary) {
        int all = summary.errors() + summary.warnings() + summary.notes();
        return switch (summary.outcome()) {
            case PASSED ->
                summary.migrationsChecked() == 0
                        ? "Passed: there was no migration to check"
                        : all == 0 ? "Passed: nothing found" : "Passed, with " + Count.of(all, "finding");
            case FAILED -> "Failed: " + Count.of(all, "finding");
            case ERROR -> "Not finished";
        };
    }

    private static List<Figure> numbers(Summary summary) {
        List<Figure> numbers = new ArrayList<>();
        add(numbers, "error", summary.errors(), "error");
        add(numbers, "warning", summary.warnings(), "warning");
        add(numbers, "note", summary.notes(), "note");
        if (summary.suppressed() > 0) {
            numbers.add(new Figure("suppressed", Budget.number(summary.suppressed()), "suppressed"));
        }
        add(numbers, "plain", summary.migrationsChecked(), "migration");
        add(numbers, "plain", summary.statementsObserved(), "statement");
        return numbers;
    }

    private static void add(List<Figure> numbers, String tone, int count, String noun) {
        numbers.add(new Figure(count == 0 ? "none" : tone, Budget.number(count), count == 1 ? noun : noun + "s"));
    }

    private static List<Fact> facts(Report report, Budget budget) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Flown in",
                "PostgreSQL " + budget.name(report.postgres().version()) + ", "
                        + budget.name(report.postgres().source())));
        report.base().ifPresent(base -> facts.add(new Fact("On top of", budget.name(base))));
        report.timings().startedAt().ifPresent(at -> facts.add(new Fact("Started", budget.name(at))));
        facts.add(new Fact(
                "Took", String.format(Locale.ROOT, "%.2f s", report.timings().totalMillis() / 1000.0)));
        facts.add(new Fact(
                "Written by",
                budget.name(report.tool().name()) + " "
                        + budget.name(report.tool().version())));
        return facts;
    }
}
