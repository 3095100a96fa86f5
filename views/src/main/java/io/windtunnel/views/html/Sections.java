package io.windtunnel.views.html;

import io.windtunnel.domain.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one list of sections, in the page's order. */
final class Sections {

    private static final int CHARACTERS = 6_000_000;

    private Sections() {}

    /** Those that the report has something for. */
    static List<Section> of(Report report) {
        Anchors anchors = new Anchors(report);
        Budget budget = new Budget(CHARACTERS);
        return Stream.of(
                        Optional.of(FindingsSection.of(report, anchors, budget)),
                        ProblemsSection.of(report, anchors, budget),
                        UndoSection.of(report, anchors, budget),
                        TimelineSection.of(report, budget),
                        SchemaSection.of(report, budget),
                        CompatibilitySection.of(report, budget),
                        ModelSection.of(report, anchors, budget),
                        Optional.of(ScriptsSection.of(report, budget)))
                .flatMap(Optional::stream)
                .map(Section.class::cast)
                .toList();
    }
}
