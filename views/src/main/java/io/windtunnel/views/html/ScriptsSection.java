package io.windtunnel.views.html;

import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.views.text.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The scripts with the findings beside their lines, and what each statement did.
 *
 * @param scripts the scripts, in the order in which they were flown
 */
public record ScriptsSection(List<Script> scripts) implements Section {

    /** Statements shown of all scripts together, one after the other. */
    static final int MOST_STATEMENTS = 2_000;

    static final int MOST_LINES = 40;
    private static final int MOST_OPEN = 8;

    /**
     * One script.
     *
     * @param open whether it is unfolded from the beginning
     * @param cut how many statements are not shown
     */
    public record Script(
            String id,
            String path,
            String version,
            String description,
            String kind,
            boolean transactional,
            String count,
            String duration,
            boolean open,
            List<Mark> marks,
            List<Block> statements,
            int cut) {}

    /** One statement. */
    public record Block(
            String id, int number, List<Line> lines, int cut, String duration, List<Fact> facts, List<Mark> marks) {}

    /**
     * One line of a statement.
     *
     * @param severity of the worst finding there, empty where there is none
     */
    public record Line(String id, String number, String text, String severity) {}

    /**
     * What a statement was seen to do.
     *
     * @param tone its colour's name: what it blocks, or "rewrite", "scan", "drop", "write", "create", "error"
     */
    public record Fact(String tone, String verb, String text) {}

    /** A finding beside a line. */
    public record Mark(String link, String severity, String rule, String title) {}

    @Override
    public String id() {
        return "scripts";
    }

    @Override
    public String title() {
        return "Scripts";
    }

    @Override
    public String count() {
        return Budget.number(scripts.size());
    }

    static ScriptsSection of(Report report, Budget budget) {
        Map<String, List<Numbered>> findings = new HashMap<>();
        for (int i = 0; i < report.findings().size(); i++) {
            Finding finding = report.findings().get(i);
            findings.computeIfAbsent(finding.script(), script -> new ArrayList<>())
                    .add(new Numbered(i, finding));
        }
        List<Script> scripts = new ArrayList<>();
        int room = MOST_STATEMENTS;
        for (int i = 0; i < report.migrations().size(); i++) {
            Migration migration = report.migrations().get(i);
            boolean open = report.migrations().size() <= MOST_OPEN
                    || (findings.containsKey(migration.script()) && scripts.size() < 10 * MOST_OPEN);
            scripts.add(script(i, migration, findings.getOrDefault(migration.script(), List.of()), open, room, budget));
            room = Math.max(0, room - migration.statements().size());
        }
        return new ScriptsSection(scripts);
    }

    private record Numbered(int number, Finding finding) {
        Mark mark(Budget budget) {
            return new Mark(
                    "#" + Anchors.finding(number),
                    FindingsSection.severity(finding),
                    budget.name(finding.rule()),
                    budget.line(finding.title()));
        }

        boolean touches(int line) {
            return finding.startLine() <= line && finding.endLine() >= line;
        }
    }

    private static Script script(
            int number, Migration migration, List<Numbered> findings, boolean open, int room, Budget budget) {
        List<Block> blocks = new ArrayList<>();
        List<Statement> statements = migration.statements();
        for (int i = 0; i < Math.min(room, statements.size()); i++) {
            blocks.add(block(number, i, statements.get(i), findings, budget));
        }
        return new Script(
                Anchors.script(number),
                budget.name(migration.script()),
                migration.version().map(budget::name).orElse(""),
                budget.name(migration.description()),
                migration.kind().toString(),
                migration.transactional(),
                Count.of(statements.size(), "statement"),
                Facts.duration(statements.stream()
                        .mapToDouble(Statement::durationMillis)
                        .sum()),
                open,
                marks(findings, budget),
                blocks,
                statements.size() - blocks.size());
    }

    private static List<Mark> marks(List<Numbered> findings, Budget budget) {
        return findings.stream()
                .limit(MOST_LINES)
                .map(each -> each.mark(budget))
                .toList();
    }

    private static Block block(int script, int number, Statement statement, List<Numbered> findings, Budget budget) {
        List<String> written = statement.sql().lines().limit(MOST_LINES).toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            int line = statement.startLine() + i;
            boolean hasNumber = statement.startLine() > 0;
            lines.add(new Line(
                    hasNumber ? Anchors.line(script, line) : Anchors.statement(script, number) + "-" + i,
                    hasNumber ? String.valueOf(line) : "",
                    budget.line(written.get(i)),
                    hasNumber ? worst(findings, line) : ""));
        }
        List<Numbered> here = statement.startLine() == 0
                ? List.of()
                : findings.stream()
                        .filter(each -> each.finding().startLine() >= statement.startLine()
                                && each.finding().startLine() <= statement.endLine())
                        .toList();
        return new Block(
                Anchors.statement(script, number),
                number + 1,
                lines,
                Math.max(0, statement.endLine() - statement.startLine() + 1 - lines.size()),
                Facts.duration(statement.durationMillis()),
                Facts.of(statement, budget),
                marks(here, budget));
    }

    private static String worst(List<Numbered> findings, int line) {
        return findings.stream()
                .filter(each -> each.finding().suppressed().isEmpty() && each.touches(line))
                .map(each -> each.finding().severity())
                .min(Comparator.naturalOrder())
                .map(Severity::toString)
                .orElse("");
    }
}
