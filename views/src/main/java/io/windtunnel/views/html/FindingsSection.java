package io.windtunnel.views.html;

import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import io.windtunnel.views.text.FixText;
import io.windtunnel.views.text.ScriptLines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is wrong, worst first.
 *
 * @param cards the findings with everything that is known of them
 * @param brief further ones, in a line each
 * @param cut how many more there are
 * @param severities the severities that occur
 * @param rules the rules that occur
 * @param scripts the scripts that occur
 */
public record FindingsSection(
        List<Card> cards, List<Card> brief, int cut, List<String> severities, List<String> rules, List<String> scripts)
        implements Section {

    private static final int MOST_CARDS = 300;
    private static final int MOST_BRIEF = 5_000;
    private static final int MOST_EVIDENCE = 20;
    private static final int MOST_OBJECTS = 12;
    private static final int MOST_LINES = 12;
    private static final int MOST_DEFINITION_LINES = 80;

    /**
     * One finding.
     *
     * @param severity its severity's word, or "suppressed"
     * @param link to its line; empty where there is none
     */
    public record Card(
            String id,
            String severity,
            String rule,
            String title,
            String script,
            String place,
            String link,
            String message,
            String help,
            List<Line> sql,
            List<Seen> seen,
            List<String> objects,
            Optional<Proposal> fix,
            Optional<String> suppressed) {}

    /**
     * One line of SQL or of a definition.
     *
     * @param kind "same", "gone" or "new"
     */
    public record Line(String number, String text, String kind) {}

    /** A fact, and the two definitions that show it where there are any. */
    public record Seen(String text, String place, String link, List<Line> before, List<Line> after) {}

    /**
     * A fix.
     *
     * @param state how far it can be trusted, in a few words
     * @param shown what its flight has shown
     */
    public record Proposal(String title, boolean verified, String state, List<String> shown, Diff diff) {}

    @Override
    public String id() {
        return "findings";
    }

    @Override
    public String title() {
        return "Findings";
    }

    @Override
    public String count() {
        return Budget.number((long) cards.size() + brief.size() + cut);
    }

    static FindingsSection of(Report report, Anchors anchors, Budget budget) {
        List<Finding> all = report.findings();
        ScriptLines written = ScriptLines.of(report);
        List<Card> cards = IntStream.range(0, Math.min(all.size(), MOST_CARDS))
                .mapToObj(i -> card(i, all.get(i), written, anchors, budget))
                .toList();
        List<Card> brief = IntStream.range(MOST_CARDS, Math.max(MOST_CARDS, Math.min(all.size(), MOST_BRIEF)))
                .mapToObj(i -> brief(i, all.get(i), anchors, budget))
                .toList();
        List<Card> shown = new ArrayList<>(cards);
        shown.addAll(brief);
        return new FindingsSection(
                cards,
                brief,
                all.size() - shown.size(),
                shown.stream().map(Card::severity).distinct().toList(),
                shown.stream().map(Card::rule).distinct().sorted().toList(),
                shown.stream().map(Card::script).distinct().sorted().toList());
    }

    private static Card brief(int number, Finding finding, Anchors anchors, Budget budget) {
        return new Card(
                Anchors.finding(number),
                severity(finding),
                budget.name(finding.rule()),
                budget.line(finding.title()),
                budget.name(finding.script()),
                budget.name(Anchors.place(finding.script(), finding.startLine())),
                anchors.link(finding.script(), finding.startLine()).orElse(""),
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Card card(int number, Finding finding, ScriptLines written, Anchors anchors, Budget budget) {
        Card brief = brief(number, finding, anchors, budget);
        return new Card(
                brief.id(),
                brief.severity(),
                brief.rule(),
                brief.title(),
                brief.script(),
                brief.place(),
                brief.link(),
                budget.paragraph(finding.message()),
                budget.paragraph(finding.help()),
                sql(finding, written, budget),
                finding.evidence().stream()
                        .limit(MOST_EVIDENCE)
                        .map(evidence -> seen(evidence, anchors, budget))
                        .toList(),
                finding.objects().stream().limit(MOST_OBJECTS).map(budget::name).toList(),
                finding.fix()
                        .map(fix -> new Proposal(
                                budget.paragraph(fix.title()),
                                fix.verified(),
                                FixText.state(fix),
                                budget.lines(FixText.shown(fix), MOST_EVIDENCE),
                                Diff.of(fix, written, budget))),
                finding.suppressed().map(suppression -> budget.paragraph(suppression.reason())));
    }

    static String severity(Finding finding) {
        return finding.suppressed().isPresent()
                ? "suppressed"
                : finding.severity().toString();
    }

    private static List<Line> sql(Finding finding, ScriptLines written, Budget budget) {
        List<Line> lines = new ArrayList<>();
        int last = Math.min(finding.endLine(), finding.startLine() + MOST_LINES - 1);
        IntStream.rangeClosed(Math.max(1, finding.startLine()), last)
                .forEach(number -> written.line(finding.script(), number)
                        .ifPresent(text -> lines.add(new Line(String.valueOf(number), budget.line(text), "same"))));
        if (!lines.isEmpty() && last < finding.endLine()) {
            lines.add(new Line("", "… to line " + finding.endLine(), "cut"));
        }
        return lines;
    }

    private static Seen seen(Evidence evidence, Anchors anchors, Budget budget) {
        int line = evidence.startLine().orElse(0);
        return new Seen(
                budget.paragraph(evidence.text()),
                evidence.script()
                        .map(script -> budget.name(Anchors.place(script, line)))
                        .orElse(""),
                evidence.script().flatMap(script -> anchors.link(script, line)).orElse(""),
                side(evidence.before(), evidence.after(), "gone", budget),
                side(evidence.after(), evidence.before(), "new", budget));
    }

    private static List<Line> side(List<String> lines, List<String> others, String kind, Budget budget) {
        Set<String> common = new HashSet<>(budget.lines(others, MOST_DEFINITION_LINES));
        return budget.lines(lines, MOST_DEFINITION_LINES).stream()
                .map(line -> new Line("", line, common.contains(line) ? "same" : kind))
                .toList();
    }
}
