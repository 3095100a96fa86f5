package io.windtunnel.checker.report.github;

import io.windtunnel.checker.report.Reporter;
import io.windtunnel.checker.report.Summaries;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.views.text.CompatibilitySummary;
import io.windtunnel.views.text.Count;
import io.windtunnel.views.text.Observed;
import io.windtunnel.views.text.ScriptLines;
import io.windtunnel.views.text.UndoSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The report for a comment on a pull request and a job's summary: the outcome in one line, findings folded by script,
 * drift, what was not observed. A report with nothing to say is two lines.
 */
public final class MarkdownReporter implements Reporter {

    /**
     * Bytes of UTF-8. GitHub takes 65,536 characters of a comment; there are never more of them than bytes, whatever it
     * counts as one, and who posts the comment has room to add a line.
     */
    static final int LONGEST = 65_000;

    private static final int LONGEST_NAME = 200;
    /** What the last lines take at most: the pointer to the full report. */
    private static final int FOOTER = 200;

    private static final int ROOM_FOR_DRIFT = 12_000;
    private static final int ROOM_FOR_PROBLEMS = 8_000;

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder(head(report));
        String tail = MarkdownTail.drift(report, ROOM_FOR_DRIFT) + MarkdownTail.problems(report, ROOM_FOR_PROBLEMS);
        int room = LONGEST - size(text) - size(tail) - FOOTER;
        writeFindings(report, room, text);
        text.append(tail);
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String head(Report report) {
        String counts = Summaries.counts(report.summary());
        String outcome =
                switch (report.summary().outcome()) {
                    case PASSED ->
                        "✔ Windtunnel: passed"
                                + (!counts.isEmpty()
                                        ? ", with " + counts
                                        : report.summary().migrationsChecked() == 0
                                                ? ", nothing is pending"
                                                : ", nothing found");
                    case FAILED -> "✖ Windtunnel: failed, " + counts;
                    case ERROR -> "✖ Windtunnel: not finished" + (counts.isEmpty() ? "" : "; so far " + counts);
                };
        String flown = Count.of(report.summary().migrationsChecked(), "migration") + " and "
                + Count.of(report.summary().statementsObserved(), "statement") + " flown in PostgreSQL "
                + MarkdownText.prose(report.postgres().version(), LONGEST_NAME)
                + report.base()
                        .map(base -> " on top of " + MarkdownText.prose(base, LONGEST_NAME))
                        .orElse("")
                + ".";
        List<String> claims = Observed.claims(report);
        String seen = claims.isEmpty()
                ? ""
                : " Seen on what was there before: " + MarkdownText.prose(String.join("; ", claims), 1_000) + ".";
        String undone = UndoSummary.line(report).map(line -> " " + line + ".").orElse("");
        String code = CompatibilitySummary.lines(report).stream()
                .map(line -> "\n" + MarkdownText.prose(line, 500))
                .collect(Collectors.joining());
        return "**" + outcome + "**\n" + flown + seen + undone + code + "\n\n";
    }

    /** Script by script, that with the worst finding first, as long as there is room. */
    private static void writeFindings(Report report, int room, StringBuilder text) {
        Map<String, List<Finding>> byScript = report.findings().stream()
                .filter(finding -> finding.suppressed().isEmpty())
                .collect(Collectors.groupingBy(Finding::script, LinkedHashMap::new, Collectors.toList()));
        MarkdownFinding writer = new MarkdownFinding(ScriptLines.of(report));
        int left = room;
        int omitted = 0;
        for (Map.Entry<String, List<Finding>> script : byScript.entrySet()) {
            String summary = summary(script.getKey(), script.getValue(), byScript.size() == 1);
            String end = "</details>\n\n";
            left -= size(summary) + size(end);
            List<String> written = new ArrayList<>();
            for (Finding finding : script.getValue()) {
                // Once one did not fit nothing less bad is shown in its place.
                String block = omitted > 0 || left < 0 ? "" : writer.write(finding);
                left -= size(block);
                if (block.isEmpty() || left < 0) {
                    omitted++;
                } else {
                    written.add(block);
                }
            }
            if (!written.isEmpty()) {
                text.append(summary).append(String.join("---\n\n", written)).append(end);
            }
        }
        if (omitted > 0) {
            text.append("**")
                    .append(Count.of(omitted, "more finding"))
                    .append("** in the full report, which is kept with this run's artifacts.\n\n");
        }
    }

    private static String summary(String script, List<Finding> findings, boolean only) {
        Map<Severity, Long> counts =
                findings.stream().collect(Collectors.groupingBy(Finding::severity, Collectors.counting()));
        String told = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> Count.of(count.getValue(), count.getKey().toString()))
                .collect(Collectors.joining(", "));
        return (only ? "<details open>" : "<details>") + "<summary><code>" + MarkdownText.html(script, LONGEST_NAME)
                + "</code>: " + told + "</summary>\n\n";
    }

    static int size(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
