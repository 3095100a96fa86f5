package io.windtunnel.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.rule.RuleLevel;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments in scripts that silence findings, and those that do not. */
final class SuppressionTest {

    /** Other rules tell of the same statements. */
    private static final List<String> ABOUT =
            List.of("table-dropped", "index-unnamed", "constraint-unnamed", "undo-incomplete");

    private final TrialCheck check;

    SuppressionTest(@TempDir Path project) {
        check = TrialCheck.in(project)
                .evidence(EvidenceSettings.NONE)
                .script("V1__base.sql", "CREATE TABLE a (n int);\nCREATE TABLE b (n int);\nCREATE TABLE c (n int);\n")
                .from("2");
    }

    @Test
    void aCommentCoversTheStatementBehindIt() throws Exception {
        Report report = check(
                """
                -- windtunnel:ignore table-dropped nobody reads it any more
                -- for ever

                DROP
                TABLE a;
                DROP TABLE b;
                """);

        assertThat(told(report)).containsExactly("table-dropped:4 nobody reads it any more", "table-dropped:6 counts");
        assertThat(report.summary().suppressed()).isEqualTo(1);
        assertThat(report.summary().errors()).isEqualTo(1);
        assertThat(problems(report)).isEmpty();
    }

    @Test
    void aCommentAmongOthersMayNameSeveralRules() throws Exception {
        Report report = check(
                """
                DROP TABLE a;
                /* the last ones
                -- windtunnel:ignore table-dropped inside of a comment
                */
                --windtunnel:ignore index-unnamed , table-dropped  it is never read
                DROP TABLE b;
                -- windtunnel:ignore table-dropped, index-unnamed as agreed, in May
                DROP TABLE c; CREATE INDEX ON d (n);
                """,
                "CREATE TABLE d (n int);");

        assertThat(told(report))
                .containsExactly(
                        "table-dropped:1 counts",
                        "table-dropped:6 it is never read",
                        "table-dropped:8 as agreed, in May",
                        "index-unnamed:8 as agreed, in May");
        assertThat(problems(report))
                .containsExactly(
                        "5 -- windtunnel:ignore index-unnamed: the rule finds nothing there, so it silences nothing.");
    }

    @Test
    void theWholeFileIsCoveredByAnyOfItsComments() throws Exception {
        Report report = check(
                """
                DROP TABLE a;
                DROP TABLE b;
                -- windtunnel:ignore-file table-dropped they moved to another service
                """);

        assertThat(told(report))
                .containsExactly(
                        "table-dropped:1 they moved to another service",
                        "table-dropped:2 they moved to another service");
        assertThat(problems(report)).isEmpty();
    }

    @Test
    void whatStandsInALiteralOrABodyIsNoComment() throws Exception {
        Report report = check(
                """
                INSERT INTO a SELECT length('
                -- windtunnel:ignore table-dropped because
                ');
                DO $$
                BEGIN
                  -- windtunnel:ignore-file table-dropped because
                END $$;
                DROP TABLE b;
                """);

        assertThat(told(report)).containsExactly("table-dropped:8 counts");
        assertThat(problems(report)).isEmpty();
    }

    @Test
    void whatSilencesNothingIsTold() throws Exception {
        Report report = check(
                """
                -- windtunnel:ignore table-dropped
                DROP TABLE a; -- windtunnel:ignore table-dropped on the line of another
                DROP TABLE b;
                -- windtunnel:ignore tabel-dropped because
                DROP TABLE c;
                -- windtunnel:ignore
                -- windtunnel:silence table-dropped because
                -- windtunnel:ignore table-dropped nothing is behind it
                """);

        assertThat(told(report))
                .containsExactly("table-dropped:2 counts", "table-dropped:3 counts", "table-dropped:5 counts");
        assertThat(problems(report))
                .containsExactly(
                        "1 -- windtunnel:ignore gives no reason: it silences nothing.",
                        "2 -- windtunnel:ignore table-dropped is not in front of a statement: it silences nothing.",
                        "4 -- windtunnel:ignore tabel-dropped: there is no such rule; did you mean table-dropped?",
                        "6 -- windtunnel:ignore names no rule: it silences nothing.",
                        "7 -- windtunnel:silence is no word that the check knows.",
                        "8 -- windtunnel:ignore table-dropped is not in front of a statement: it silences nothing.");
        assertThat(report.summary().suppressed()).isZero();
    }

    @Test
    void aRuleThatIsOffIsNotMissed() throws Exception {
        check.rules(RuleSettings.DEFAULT.with("table-dropped", RuleLevel.OFF));

        Report report = check("-- windtunnel:ignore table-dropped because\nDROP TABLE a;\n");

        assertThat(told(report)).isEmpty();
        assertThat(problems(report)).isEmpty();
    }

    @Test
    void whatWasNotFlownIsNotMissed() throws Exception {
        Report report = check(
                """
                -- windtunnel:ignore table-dropped because
                SELECT 1;
                SELECT 1 / 0;
                -- windtunnel:ignore table-dropped because
                DROP TABLE a;
                -- windtunnel:ignore-file index-unnamed because
                """);

        assertThat(problems(report))
                .containsExactly(
                        "1 -- windtunnel:ignore table-dropped: the rule finds nothing there, so it silences nothing.");
    }

    @Test
    void undoScriptsHaveThemToo() throws Exception {
        EvidenceSettings undo = new EvidenceSettings(
                0, List.of(), true, false, false, Optional.empty(), false, Optional.empty(), false);
        Report report = check.evidence(undo)
                .script("V2__index.sql", "DROP TABLE a;\n-- windtunnel:ignore table-dropped because\nDROP TABLE b;\n")
                .script(
                        "U2__index.sql",
                        "-- windtunnel:ignore-file undo-incomplete, constraint-unnamed as agreed\nCREATE TABLE a (n int PRIMARY KEY);\n")
                .check();

        assertThat(told(report))
                .contains("table-dropped:1 counts", "table-dropped:3 because")
                .anyMatch(line -> line.endsWith(" as agreed") && line.startsWith("constraint-unnamed:2"));
    }

    private Report check(String script) throws CheckException {
        return check.script("V2__some.sql", script).check();
    }

    private Report check(String script, String base) throws CheckException {
        check.script("V1_1__more.sql", base);
        return check(script);
    }

    /** Each finding's rule and line, and why it does not count. */
    private static List<String> told(Report report) {
        return report.findings().stream()
                .filter(finding -> ABOUT.contains(finding.rule()))
                .map(finding -> finding.rule() + ":" + finding.startLine() + " "
                        + finding.suppressed().map(why -> why.reason()).orElse("counts"))
                .toList();
    }

    private static List<String> problems(Report report) {
        return report.problems().stream()
                .filter(problem -> problem.message().contains("windtunnel:"))
                .map((Problem problem) -> problem.line().orElse(0) + " " + problem.message())
                .toList();
    }
}
