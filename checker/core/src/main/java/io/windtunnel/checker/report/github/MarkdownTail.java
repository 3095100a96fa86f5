package io.windtunnel.checker.report.github;

import io.windtunnel.domain.report.ComparedModel;
import io.windtunnel.domain.report.ModelDifference;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import io.windtunnel.views.text.Count;
import java.util.ArrayList;
import java.util.List;

/** What stands after the findings: how the model differs, and what was not observed. */
final class MarkdownTail {

    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_NAME = 120;

    private MarkdownTail() {}

    /** A table; empty where the migrations and the model agree or there is no model. */
    static String drift(Report report, int room) {
        List<ModelDifference> differences = report.modelDiff().orElse(List.of());
        if (differences.isEmpty()) {
            return "";
        }
        String model = report.model().map(ComparedModel::source).orElse("the model");
        List<String> rows = differences.stream().map(MarkdownTail::row).toList();
        return "**Migrations and " + MarkdownText.code(model, LONGEST_NAME) + " differ**\n\n"
                + "| | object | difference | who is behind |\n|---|---|---|---|\n"
                + fitting(rows, "difference", room) + "\n";
    }

    private static String row(ModelDifference difference) {
        String sign =
                switch (difference.change()) {
                    case ADDED -> "\\+";
                    case DROPPED -> "\\-";
                    case ALTERED, RENAMED -> "\\~";
                };
        String behind =
                switch (difference.behind()) {
                    case MODEL -> "the model";
                    case MIGRATIONS -> "the migrations";
                };
        return "| " + sign + " | " + MarkdownText.prose(difference.kind(), LONGEST_NAME) + " "
                + MarkdownText.codeInCell(difference.object(), LONGEST_NAME) + " | "
                + MarkdownText.prose(difference.text(), LONGEST_TEXT) + " | " + behind + " |\n";
    }

    /** A list; empty where everything was observed. */
    static String problems(Report report, int room) {
        if (report.problems().isEmpty()) {
            return "";
        }
        return "**Not observed**\n\n"
                + fitting(report.problems().stream().map(MarkdownTail::item).toList(), "problem", room) + "\n";
    }

    private static String item(Problem problem) {
        String place = problem.script()
                .map(script -> MarkdownText.code(script, LONGEST_NAME)
                        + problem.line().map(line -> ", line " + line).orElse("") + ": ")
                .orElse("");
        return "- " + place + MarkdownText.prose(problem.message(), LONGEST_TEXT * 2)
                + problem.help()
                        .map(help -> " " + MarkdownText.prose(help, LONGEST_TEXT))
                        .orElse("")
                + "\n";
    }

    /** As many as there is room for, and how many there are more. */
    private static String fitting(List<String> items, String noun, int room) {
        List<String> shown = new ArrayList<>();
        int left = room;
        for (String item : items) {
            left -= MarkdownReporter.size(item);
            if (left < 0) {
                break;
            }
            shown.add(item);
        }
        int more = items.size() - shown.size();
        return String.join("", shown)
                + (more > 0 ? "\n" + Count.of(more, "more " + noun) + " in the full report.\n" : "");
    }
}
