package io.windtunnel.checker.report.github;

import io.windtunnel.domain.report.Edit;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Fix;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.views.text.FixText;
import io.windtunnel.views.text.ScriptLines;
import io.windtunnel.views.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One finding: what, the SQL, what was seen, what to do. */
final class MarkdownFinding {

    private static final int LONGEST_TEXT = 1_500;
    private static final int LONGEST_NAME = 200;
    private static final int WIDEST_LINE = 200;
    /** A longer range loses its end. */
    private static final int MOST_LINES = 12;

    private static final int MOST_EVIDENCE = 12;

    private final ScriptLines scripts;

    MarkdownFinding(ScriptLines scripts) {
        this.scripts = scripts;
    }

    String write(Finding finding) {
        StringBuilder text = new StringBuilder();
        text.append("**")
                .append(sign(finding.severity()))
                .append(' ')
                .append(finding.severity())
                .append(":** ")
                .append(MarkdownText.prose(finding.title(), LONGEST_NAME))
                .append(" (")
                .append(MarkdownText.code(finding.rule(), LONGEST_NAME))
                .append(finding.startLine() > 0 ? ", line " + finding.startLine() : "")
                .append(")\n\n");
        List<String> sql = sql(finding);
        if (!sql.isEmpty()) {
            text.append(MarkdownText.block("sql", sql)).append('\n');
        }
        paragraph("", finding.message(), text);
        finding.evidence().stream().limit(MOST_EVIDENCE).forEach(evidence -> write(evidence, finding, text));
        if (finding.evidence().size() > MOST_EVIDENCE) {
            text.append("- and ")
                    .append(finding.evidence().size() - MOST_EVIDENCE)
                    .append(" more\n");
        }
        text.append(finding.evidence().isEmpty() ? "" : "\n");
        paragraph("**Help:** ", finding.help(), text);
        finding.fix().ifPresent(fix -> write(fix, text));
        return text.toString();
    }

    private static void paragraph(String label, String prose, StringBuilder text) {
        if (!prose.isBlank()) {
            text.append(label).append(MarkdownText.prose(prose, LONGEST_TEXT)).append("\n\n");
        }
    }

    private static String sign(Severity severity) {
        return switch (severity) {
            case ERROR -> "✖";
            case WARNING -> "▲";
            case NOTE -> "●";
        };
    }

    /** The finding's lines marked, each with its number, between the one before and the one after. */
    private List<String> sql(Finding finding) {
        int first = finding.startLine();
        int last = Math.min(finding.endLine(), first + MOST_LINES - 1);
        List<String> lines = new ArrayList<>();
        if (first < 1 || scripts.line(finding.script(), first).isEmpty()) {
            return lines;
        }
        int digits = String.valueOf(last + 1).length();
        for (int number = first - 1; number <= last + 1; number++) {
            String mark = number >= first && number <= finding.endLine() ? ">" : " ";
            String prefix =
                    mark + " " + " ".repeat(digits - String.valueOf(number).length()) + number + " | ";
            scripts.line(finding.script(), number).ifPresent(line -> lines.add(prefix + cut(line)));
        }
        if (finding.endLine() > last) {
            lines.add("> and " + (finding.endLine() - last) + " more lines");
        }
        return lines;
    }

    private static void write(Evidence evidence, Finding finding, StringBuilder text) {
        String file = evidence.script()
                .filter(script -> !script.equals(finding.script()))
                .map(script -> MarkdownText.code(script, LONGEST_NAME) + ", ")
                .orElse("");
        String place = evidence.startLine()
                .map(line -> " (" + file + "line " + line + ")")
                .orElse("");
        text.append("- seen: ")
                .append(MarkdownText.prose(evidence.text(), LONGEST_TEXT / 3))
                .append(place)
                .append('\n');
        if (!evidence.before().isEmpty() || !evidence.after().isEmpty()) {
            List<String> lines = new ArrayList<>();
            evidence.before().stream()
                    .filter(line -> !evidence.after().contains(line))
                    .forEach(line -> diff("-", line, lines));
            evidence.after().forEach(line -> diff(evidence.before().contains(line) ? " " : "+", line, lines));
            text.append('\n').append(diffBlock(lines)).append('\n');
        }
    }

    private void write(Fix fix, StringBuilder text) {
        text.append("**Fix:** ")
                .append(MarkdownText.prose(fix.title(), LONGEST_TEXT))
                .append(" (" + FixText.state(fix) + ")\n\n");
        paragraph("**Flown:** ", String.join(" ", FixText.shown(fix)), text);
        List<String> lines = new ArrayList<>();
        Optional<String> file = Optional.empty();
        for (Edit edit : fix.edits()) {
            if (!file.equals(Optional.of(edit.file()))) {
                file = Optional.of(edit.file());
                diff("---", " " + edit.file(), lines);
                diff("+++", " " + edit.file(), lines);
            }
            lines.add("@@ line " + edit.startLine() + " @@");
            // Lines between statements are not in the report: comments, blank ones.
            for (int number = edit.startLine(); number <= edit.endLine(); number++) {
                scripts.line(edit.file(), number).ifPresent(line -> diff("-", line, lines));
            }
            edit.text().lines().limit(MOST_LINES * 5L).forEach(line -> diff("+", line, lines));
        }
        text.append(diffBlock(lines)).append('\n');
    }

    private static void diff(String sign, String line, List<String> lines) {
        VisibleText.bounded(line, WIDEST_LINE).lines().forEach(one -> lines.add(sign + cut(one)));
    }

    private static String diffBlock(List<String> lines) {
        int most = MOST_LINES * 5;
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
        if (lines.size() > most) {
            shown.add("@@ and " + (lines.size() - most) + " more lines @@");
        }
        return MarkdownText.block("diff", shown);
    }

    private static String cut(String line) {
        return VisibleText.boundedLine(line, WIDEST_LINE);
    }
}
