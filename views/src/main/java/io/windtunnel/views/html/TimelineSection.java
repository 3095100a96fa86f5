package io.windtunnel.views.html;

import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Each transaction along its time.
 *
 * @param spans the transactions and what ran outside one, in order
 * @param cut how many more there are
 */
public record TimelineSection(List<Span> spans, int cut) implements Section {

    private static final int MOST_SPANS = 60;

    /**
     * A transaction, or statements that ran one by one outside any.
     *
     * @param born how many tables it locked that this deployment had created
     */
    public record Span(
            String title,
            String scripts,
            String duration,
            List<Segment> segments,
            List<Lane> lanes,
            int cut,
            int born) {}

    /** A statement's stretch of time, in percent of the whole. */
    public record Segment(String x, String width, String number, String link, String tone, String title) {}

    /** One table: the locks held on it, and what was done to it. */
    public record Lane(String relation, String tone, String mode, List<Bar> bars, List<Sign> signs) {}

    /** A lock, from the statement that took it to the end of what it is held for. */
    public record Bar(String x, String width, String tone, String title) {}

    /**
     * Something that was done to a table.
     *
     * @param letter R for a rewrite, S for a scan, D for a drop
     */
    public record Sign(String x, String letter, String tone, String title) {}

    @Override
    public String id() {
        return "timeline";
    }

    @Override
    public String title() {
        return "Timeline";
    }

    @Override
    public String count() {
        return "";
    }

    /** A statement with its place on the page. */
    record Placed(Statement statement, String script, String link) {}

    static Optional<TimelineSection> of(Report report, Budget budget) {
        Map<String, List<Placed>> groups = new LinkedHashMap<>();
        List<Migration> migrations = report.migrations();
        for (int m = 0; m < migrations.size(); m++) {
            List<Statement> statements = migrations.get(m).statements();
            for (int i = 0; i < statements.size(); i++) {
                Statement statement = statements.get(i);
                String group = statement
                        .transaction()
                        .map(number -> "Transaction " + number)
                        .orElse("Outside a transaction " + m);
                groups.computeIfAbsent(group, name -> new ArrayList<>())
                        .add(new Placed(statement, migrations.get(m).script(), "#" + Anchors.statement(m, i)));
            }
        }
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        List<Span> spans = groups.values().stream()
                .limit(MOST_SPANS)
                .map(placed -> new SpanDrawing(placed, budget).draw())
                .toList();
        return Optional.of(new TimelineSection(spans, groups.size() - spans.size()));
    }
}
