package io.windtunnel.views.html;

import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.UndoResult;
import io.windtunnel.domain.report.UndoVerdict;
import io.windtunnel.domain.report.UndoneTable;
import io.windtunnel.views.text.UndoSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The undo matrix: each migration forth, back, and forth again.
 *
 * @param rows the migrations
 * @param cut how many more there are
 * @param good how many undo scripts took everything back
 */
public record UndoSection(List<Row> rows, int cut, long good) implements Section {

    private static final int MOST_ROWS = 200;
    private static final int MOST_NOTES = 20;

    /**
     * One migration.
     *
     * @param undo the undo script, empty where there is none
     * @param notes what differs, and what became of rows
     */
    public record Row(
            String migration,
            String link,
            String undo,
            Verdict schemaUndone,
            Verdict rowsUndone,
            Verdict schemaAgain,
            Verdict rowsAgain,
            List<String> notes,
            int cut) {}

    /** A cell. */
    public record Verdict(String tone, String text) {}

    @Override
    public String id() {
        return "undo";
    }

    @Override
    public String title() {
        return "Undo";
    }

    @Override
    public String count() {
        return Budget.number(good) + " of " + Budget.number((long) rows.size() + cut);
    }

    static Optional<UndoSection> of(Report report, Anchors anchors, Budget budget) {
        List<UndoResult> results = report.undo();
        return results.isEmpty()
                ? Optional.empty()
                : Optional.of(new UndoSection(
                        results.stream()
                                .limit(MOST_ROWS)
                                .map(result -> row(result, anchors, budget))
                                .toList(),
                        Math.max(0, results.size() - MOST_ROWS),
                        results.stream().filter(UndoSummary::isGood).count()));
    }

    private static Row row(UndoResult result, Anchors anchors, Budget budget) {
        List<String> notes = new ArrayList<>();
        result.undone().differences().forEach(text -> notes.add("Taken back: " + text));
        result.again().differences().forEach(text -> notes.add("Flown again: " + text));
        result.rows().forEach(table -> notes.add(note(table)));
        return new Row(
                budget.name(result.migration()),
                anchors.link(result.migration(), 1).orElse(""),
                result.script().map(budget::name).orElse(""),
                verdict(result.undone().schema()),
                verdict(result.undone().rows()),
                verdict(result.again().schema()),
                verdict(result.again().rows()),
                notes.stream().limit(MOST_NOTES).map(budget::line).toList(),
                Math.max(0, notes.size() - MOST_NOTES));
    }

    private static String note(UndoneTable table) {
        List<String> facts = new ArrayList<>();
        add(facts, table.gone(), "of " + table.before() + " gone");
        add(facts, table.changed(), "of " + table.before() + " changed in " + String.join(", ", table.columns()));
        add(facts, table.left(), "left that the migration put there");
        add(facts, table.written() - table.writtenGone(), "written between, still there");
        add(facts, table.writtenGone(), "written between, gone" + (table.existedBefore() ? "" : " with the new table"));
        return "Rows of " + table.table() + ": " + String.join("; ", facts)
                + table.sample().map(sample -> ". " + sample).orElse("");
    }

    private static void add(List<String> facts, long count, String what) {
        if (count > 0) {
            facts.add(count + " " + what);
        }
    }

    private static Verdict verdict(UndoVerdict verdict) {
        return switch (verdict) {
            case SAME -> new Verdict("ok", "as it was");
            case DIFFERENT -> new Verdict("error", "differs");
            case FAILED -> new Verdict("error", "failed");
            case UNTRIED -> new Verdict("none", "not tried");
        };
    }
}
