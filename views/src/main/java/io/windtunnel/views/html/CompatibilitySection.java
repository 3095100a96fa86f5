package io.windtunnel.views.html;

import io.windtunnel.domain.report.CompatibilityResult;
import io.windtunnel.domain.report.CompatibilityResult.Code;
import io.windtunnel.domain.report.CompatibilityResult.FailedStatement;
import io.windtunnel.domain.report.Report;
import io.windtunnel.views.text.CompatibilitySummary;
import io.windtunnel.views.text.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which statements of old code fail on the new schema, and of new code on the old one.
 *
 * @param blocks one for each way
 */
public record CompatibilitySection(List<Block> blocks) implements Section {

    private static final int MOST_ROWS = 200;

    /** The columns of the matrix, and the uses that count in each. */
    private static final List<String> USES = List.of("select", "insert", "update", "delete", "upsert", "call");

    /** One way. */
    public record Block(String title, String lead, List<Row> rows, int cut) {}

    /** An object, and for each use how its statements fared. */
    public record Row(String object, List<Cell> cells) {}

    /** The SQLSTATEs of one use, or none; and what the server said. */
    public record Cell(String state, String said) {}

    @Override
    public String id() {
        return "compatibility";
    }

    @Override
    public String title() {
        return "Old and new code";
    }

    @Override
    public String count() {
        int failed = blocks.stream()
                .mapToInt(block -> block.rows().size() + block.cut())
                .sum();
        return failed == 0 ? "fits" : Count.of(failed, "object");
    }

    /** The headings of the matrix. */
    public List<String> uses() {
        return USES;
    }

    static Optional<CompatibilitySection> of(Report report, Budget budget) {
        List<String> lines = CompatibilitySummary.lines(report);
        List<Block> blocks = new ArrayList<>();
        for (CompatibilityResult result : report.compatibility()) {
            blocks.add(block(result, lines.get(blocks.size()), budget));
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new CompatibilitySection(List.copyOf(blocks)));
    }

    private static Block block(CompatibilityResult result, String line, Budget budget) {
        Map<String, List<FailedStatement>> byObject = new LinkedHashMap<>();
        result.failures().forEach(failure -> byObject.computeIfAbsent(failure.object(), object -> new ArrayList<>())
                .add(failure));
        return new Block(
                result.code() == Code.OLD ? "Old code on the new schema" : "New code on the old schema",
                budget.paragraph(line),
                byObject.entrySet().stream()
                        .limit(MOST_ROWS)
                        .map(object -> row(object.getKey(), object.getValue(), budget))
                        .toList(),
                Math.max(0, byObject.size() - MOST_ROWS));
    }

    private static Row row(String object, List<FailedStatement> failures, Budget budget) {
        return new Row(
                budget.name(object),
                USES.stream().map(use -> cell(use, failures, budget)).toList());
    }

    private static Cell cell(String use, List<FailedStatement> failures, Budget budget) {
        List<FailedStatement> ofUse =
                failures.stream().filter(failure -> column(failure).equals(use)).toList();
        return ofUse.stream()
                .findFirst()
                .map(first -> new Cell(
                        budget.name(String.join(
                                " ",
                                ofUse.stream()
                                        .map(FailedStatement::sqlState)
                                        .distinct()
                                        .toList())),
                        budget.line(first.message())))
                .orElse(new Cell("", ""));
    }

    /** A value that is refused fails what is written; the first of two words says enough of an insert. */
    private static String column(FailedStatement failure) {
        String first = failure.use().replaceFirst(" .*", "");
        return first.equals("literal") ? "insert" : first;
    }
}
