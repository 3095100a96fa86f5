package io.windtunnel.views.html;

import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page's own names for scripts, statements, lines and findings: never a stranger's text. */
final class Anchors {

    private final Map<String, Integer> scripts = new HashMap<>();
    private final List<Migration> migrations;

    Anchors(Report report) {
        migrations = report.migrations();
        for (int i = 0; i < migrations.size(); i++) {
            scripts.putIfAbsent(migrations.get(i).script(), i);
        }
    }

    static String finding(int number) {
        return "f" + number;
    }

    static String script(int migration) {
        return "s" + migration;
    }

    static String statement(int migration, int statement) {
        return script(migration) + "-" + statement;
    }

    static String line(int migration, int line) {
        return script(migration) + "-L" + line;
    }

    /** Where a line is shown, or the statement that it belongs to, or its script. */
    Optional<String> link(String script, int line) {
        Integer migration = scripts.get(script);
        if (migration == null) {
            return Optional.empty();
        }
        List<Statement> statements = migrations.get(migration).statements();
        for (int i = 0; i < Math.min(statements.size(), ScriptsSection.MOST_STATEMENTS); i++) {
            Statement statement = statements.get(i);
            if (statement.startLine() > 0 && statement.startLine() <= line && line <= statement.endLine()) {
                boolean isShown = line - statement.startLine() < ScriptsSection.MOST_LINES;
                return Optional.of("#" + (isShown ? line(migration, line) : statement(migration, i)));
            }
        }
        return Optional.of("#" + script(migration));
    }

    /** The finding's place as people write it. */
    static String place(String script, int line) {
        return line > 0 ? script + ":" + line : script;
    }
}
