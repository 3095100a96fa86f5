package io.windtunnel.checker.report;

import io.windtunnel.domain.report.ComparedModel;
import io.windtunnel.domain.report.ModelDifference;
import io.windtunnel.domain.report.Report;
import java.util.List;

/** The comparison with the model: a line for each difference, and what was not compared. */
final class DriftBlock {

    private DriftBlock() {}

    static void write(Report report, Page page) {
        report.model().ifPresent(model -> write(model, report.modelDiff().orElse(List.of()), page));
    }

    private static void write(ComparedModel model, List<ModelDifference> differences, Page page) {
        page.heading(Span.of(Ink.STRONG, "Compared with " + model.source()), Span.of(""));
        page.blank();
        if (differences.isEmpty()) {
            page.paragraph(Span.of(Ink.PASSED, "  " + page.glyphs().passed() + " "), Ink.PLAIN, "No difference.");
        }
        for (ModelDifference difference : differences) {
            String place = difference
                    .script()
                    .map(script ->
                            " (" + Place.of(script, difference.startLine().orElse(0)) + ")")
                    .orElse("");
            Ink ink = ink(difference);
            page.paragraph(Span.of(ink, "  " + sign(difference) + " "), ink, difference.text() + place);
        }
        model.notCompared()
                .forEach(sentence ->
                        page.paragraph(Span.of(Ink.FAINT, "  " + page.glyphs().bullet() + " "), Ink.FAINT, sentence));
        page.blank();
    }

    private static String sign(ModelDifference difference) {
        return switch (difference.change()) {
            case ADDED -> "+";
            case DROPPED -> "-";
            case ALTERED, RENAMED -> "~";
        };
    }

    private static Ink ink(ModelDifference difference) {
        return switch (difference.change()) {
            case ADDED -> Ink.ADDED;
            case DROPPED -> Ink.REMOVED;
            case ALTERED, RENAMED -> Ink.PLAIN;
        };
    }
}
