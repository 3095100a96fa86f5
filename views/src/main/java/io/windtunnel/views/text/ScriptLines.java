package io.windtunnel.views.text;

import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scripts' lines, as far as the report has them: those of the statements that were watched. */
public final class ScriptLines {

    private final Map<String, Map<Integer, String>> scripts;

    private ScriptLines(Map<String, Map<Integer, String>> scripts) {
        this.scripts = scripts;
    }

    public static ScriptLines of(Report report) {
        Map<String, Map<Integer, String>> scripts = new HashMap<>();
        for (Migration migration : report.migrations()) {
            Map<Integer, String> lines = scripts.computeIfAbsent(migration.script(), script -> new HashMap<>());
            migration.statements().forEach(statement -> put(lines, statement));
        }
        return new ScriptLines(scripts);
    }

    private static void put(Map<Integer, String> lines, Statement statement) {
        if (statement.startLine() == 0) {
            return;
        }
        List<String> written = VisibleText.lines(statement.sql());
        for (int i = 0; i < written.size(); i++) {
            // Two statements on one line are one line.
            lines.merge(statement.startLine() + i, written.get(i), (one, other) -> one + " " + other);
        }
    }

    /** The line, if it belongs to a statement. */
    public Optional<String> line(String script, int number) {
        return Optional.ofNullable(scripts.getOrDefault(script, Map.of()).get(number));
    }
}
