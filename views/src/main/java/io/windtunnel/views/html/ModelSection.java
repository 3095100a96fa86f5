package io.windtunnel.views.html;

import io.windtunnel.domain.report.ModelDifference;
import io.windtunnel.domain.report.Report;
import io.windtunnel.views.text.Count;
import java.util.List;
import java.util.Optional;

/**
 * How the schema differs from the model.
 *
 * @param source the model
 * @param rows the differences
 * @param cut how many more there are
 * @param notCompared what could not be compared, a sentence each
 */
public record ModelSection(String source, List<Row> rows, int cut, List<String> notCompared) implements Section {

    private static final int MOST_ROWS = 500;

    /** One difference. */
    public record Row(String tone, String sign, String text, String behind, String place, String link) {}

    @Override
    public String id() {
        return "model";
    }

    @Override
    public String title() {
        return "Model";
    }

    @Override
    public String count() {
        int all = rows.size() + cut;
        return all == 0 ? "agrees" : Count.of(all, "difference");
    }

    static Optional<ModelSection> of(Report report, Anchors anchors, Budget budget) {
        List<ModelDifference> differences = report.modelDiff().orElse(List.of());
        return report.model()
                .map(model -> new ModelSection(
                        budget.name(model.source()),
                        differences.stream()
                                .limit(MOST_ROWS)
                                .map(difference -> row(difference, anchors, budget))
                                .toList(),
                        Math.max(0, differences.size() - MOST_ROWS),
                        model.notCompared().stream()
                                .limit(MOST_ROWS)
                                .map(budget::line)
                                .toList()));
    }

    private static Row row(ModelDifference difference, Anchors anchors, Budget budget) {
        int line = difference.startLine().orElse(0);
        return new Row(
                difference.change().toString(),
                TableBox.sign(Optional.of(difference.change())),
                budget.line(difference.text()),
                difference.behind().toString(),
                difference
                        .script()
                        .map(script -> budget.name(Anchors.place(script, line)))
                        .orElse(""),
                difference
                        .script()
                        .flatMap(script -> anchors.link(script, line))
                        .orElse(""));
    }
}
