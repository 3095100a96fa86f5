package io.windtunnel.checker.report.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one list of sections, in the page's order. */
final class Sections {

    private static final int CHARACTERS = 6_000_000;

    private Sections() {}

    /** Those that the report has something for. */
    static List<Section> of(PageSource source) {
        Anchors anchors = new Anchors(source.report());
        Budget budget = new Budget(CHARACTERS);
        return Stream.of(
                        Optional.of(FindingsSection.of(source, anchors, budget)),
                        ProblemsSection.of(source, anchors, budget),
                        UndoSection.of(source, anchors, budget),
                        TimelineSection.of(source, budget),
                        SchemaSection.of(source, budget),
                        CompatibilitySection.of(source, budget),
                        ModelSection.of(source, anchors, budget),
                        Optional.of(ScriptsSection.of(source, budget)))
                .flatMap(Optional::stream)
                .map(Section.class::cast)
                .toList();
    }
}
