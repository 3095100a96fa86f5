package io.windtunnel.checker.report;

import io.windtunnel.domain.report.Blocked;
import io.windtunnel.domain.report.ComparedModel;
import io.windtunnel.domain.report.CompatibilityResult;
import io.windtunnel.domain.report.DroppedObject;
import io.windtunnel.domain.report.Edit;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Fix;
import io.windtunnel.domain.report.Lock;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.MigrationKind;
import io.windtunnel.domain.report.ModelDifference;
import io.windtunnel.domain.report.Notice;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.PostgresServer;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Rewrite;
import io.windtunnel.domain.report.Samples;
import io.windtunnel.domain.report.Scan;
import io.windtunnel.domain.report.Schema;
import io.windtunnel.domain.report.SchemaColumn;
import io.windtunnel.domain.report.SchemaObject;
import io.windtunnel.domain.report.SchemaReference;
import io.windtunnel.domain.report.SchemaTable;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.domain.report.StatementError;
import io.windtunnel.domain.report.Summary;
import io.windtunnel.domain.report.Suppression;
import io.windtunnel.domain.report.Timeouts;
import io.windtunnel.domain.report.Timings;
import io.windtunnel.domain.report.Tool;
import io.windtunnel.domain.report.UndoResult;
import io.windtunnel.domain.report.UndoStage;
import io.windtunnel.domain.report.UndoVerdict;
import io.windtunnel.domain.report.UndoneTable;
import io.windtunnel.domain.report.Waiting;
import io.windtunnel.domain.report.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reports whose every text is a trap for one format or another: all of it is what a stranger can write. */
public final class HostileReports {

    /** The traps, by what they are. */
    public static final Map<String, String> TEXTS = texts();

    private static final int MANY = 3_000;
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private HostileReports() {}

    /** Every hostile report, by what is wrong with it. */
    public static Map<String, Report> all() {
        Map<String, Report> reports = new LinkedHashMap<>();
        reports.put("traps", traps());
        TEXTS.forEach((name, text) -> reports.put(name, only(text)));
        reports.put("many findings", manyFindings());
        reports.put("long line", longLine());
        return reports;
    }

    /** A report with every trap in every place. */
    public static Report traps() {
        return of(List.copyOf(TEXTS.values()));
    }

    /** A report with this text in every place. */
    public static Report only(String text) {
        return of(List.of(text));
    }

    /** A report with thousands of findings, in two hundred scripts. */
    public static Report manyFindings() {
        return of(IntStream.range(0, MANY)
                .mapToObj(i -> "number " + i + " @all #" + i)
                .toList());
    }

    /** A report with a line of ten megabytes wherever a text can be. */
    public static Report longLine() {
        return only("@a|`<b> ".repeat(TEN_MEGABYTES / 8));
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("script end", "a</script><script>alert('pwned')</script>");
        texts.put("image", "<img src=x onerror=alert(1)> <svg/onload=alert(1)>");
        texts.put("html comment", "--> <!-- a -- b --!> <![CDATA[ c ]]> ]]&gt; &amp; &lt;b&gt; &#64;");
        texts.put("details", "</details></summary></td></table><details open>");
        texts.put("mention", "@octocat @org/team thanks to someone@example.com (@octocat) \\@octocat");
        texts.put("reference", "#123 GH-123 org/repo#123 org/repo@deadbeefdeadbeefdeadbeefdeadbeefdeadbeef");
        texts.put("commit", "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef");
        texts.put(
                "link", "https://evil.example/?a=b&c www.evil.example [a](javascript:alert(1)) <http://evil.example>");
        texts.put("picture", "![a](https://evil.example/a.png) [a]: https://evil.example [a] [^1] :tada: $$x$$ $`x`$");
        texts.put("emphasis", "*a* **b** _c_ __d__ ~~e~~ \\*f\\* - [ ] g");
        texts.put("blocks", "# a\n## b\n> c\n- d\n1. e\n    f\n***\ng\n===\n| h | i |\n|---|---|\n| j | k |\n\nl");
        texts.put(
                "workflow command", "::error::a\n::set-output name=b::c\n ::stop-commands::d\n##[error]e ##vso[task]f");
        texts.put("percent", "%0A::error::a %25 %0D%0A %3A,a=b:c %");
        texts.put("pipes", "a|b||c \\| d \\");
        texts.put("backticks", "` `` ``` ```` a ```sql\n```\n````\n~~~\n```````` `");
        texts.put(
                "cdata", "]]> ]] > <![CDATA[ <?xml version='1.1'?> <!DOCTYPE a [<!ENTITY b SYSTEM 'file:///c'>]> &b;");
        texts.put("comment end", "--; */ /* $$ ' \" \\ -- a");
        texts.put("bidi", "a \u202eb\u202c \u2066c\u2069 \u200fd \u061ce");
        texts.put("invisible", "a\u200bb\u200cc\u200dd\ufeffe\u00adf\u2060g\u2028h\u2029i\u0085j\u00a0k");
        texts.put(
                "escapes",
                "\u001b[31mred\u001b[0m \u001b]8;;http://evil.example\u0007a\u001b]8;;\u0007 \u009b31m \b\b");
        texts.put("forbidden", "a\0b\u0001c\u000bd\u001fe\u007ff\ufffeg\uffffh");
        texts.put("surrogates", "a\ud800b\udc00c\ud83d");
        texts.put("line ends", "a\rb\nc\r\nd\n\re\f\n");
        texts.put("wide", "\u8868\u540d \ud83d\udc69\u200d\ud83d\udcbb e\u0301\u0301\u0301\u0301 \u05d0\u05d1\u05d2");
        texts.put("path", "../../etc/passwd?a#b%2e C:\\a\\b file:///etc //evil.example/a javascript:alert(1)");
        texts.put("formula", "=1+1;+1;-1;@SUM(1)\t\"a\",'b'");
        texts.put("empty", "");
        texts.put("blank", " \n \t ");
        return texts;
    }

    private static Report of(List<String> texts) {
        List<Migration> migrations = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<ModelDifference> differences = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String script = i < 200 ? "db/V" + i + "__" + text + ".sql" : "db/V1__" + texts.get(1) + ".sql";
            if (i < 200) {
                migrations.add(migration(i, script, text));
                differences.add(difference(i, script, text));
                problems.add(new Problem(text, Optional.of(text), Optional.of(script), Optional.of(3)));
            }
            findings.add(finding(i, script, text));
        }
        // As the checker sorts them.
        findings.sort(Comparator.comparing(Finding::severity));
        String first = texts.get(0);
        return new Report(
                Report.SCHEMA_VERSION,
                new Tool("windtunnel", "0.1.0"),
                new PostgresServer("18.6", "system " + first),
                Optional.of(first + " at 1a2b3c4"),
                summary(migrations, findings),
                migrations,
                findings,
                Optional.of(new ComparedModel("ddl:" + first, texts.subList(0, Math.min(30, texts.size())))),
                Optional.of(differences),
                Optional.of(schema(texts)),
                Optional.of(new Samples(1, 5, List.of(new Samples.EmptyTable(first, first)))),
                texts.stream().map(HostileReports::undo).toList(),
                List.of(new CompatibilityResult(
                        CompatibilityResult.Code.OLD,
                        first,
                        true,
                        texts.size(),
                        texts.stream()
                                .map(text -> new CompatibilityResult.FailedStatement(text, text, text, text, text))
                                .toList())),
                problems,
                new Timings(Optional.of(first), 812, List.of(new Timings.Stage(first, 420))));
    }

    private static UndoResult undo(String text) {
        return new UndoResult(
                text,
                text,
                Optional.of(text),
                new UndoStage(UndoVerdict.FAILED, UndoVerdict.UNTRIED, List.of(text)),
                new UndoStage(UndoVerdict.DIFFERENT, UndoVerdict.SAME, List.of(text)),
                List.of(new UndoneTable(text, true, 5, 1, 1, List.of(text), 1, 1, 1, Optional.of(text))),
                Optional.empty());
    }

    private static Schema schema(List<String> texts) {
        List<SchemaTable> tables = new ArrayList<>();
        for (int i = 0; i < Math.min(300, texts.size()); i++) {
            String text = texts.get(i);
            Optional<ModelDifference.Change> change =
                    i % 3 == 0 ? Optional.of(ModelDifference.Change.RENAMED) : Optional.empty();
            tables.add(new SchemaTable(
                    text,
                    change,
                    change.map(kind -> text),
                    List.of(new SchemaColumn(text, text, true, false, change, Optional.of(text), Optional.of(text))),
                    List.of(new SchemaReference(text, List.of(text), texts.get(0), List.of(text), change)),
                    List.of(text)));
        }
        return new Schema(tables);
    }

    private static Summary summary(List<Migration> migrations, List<Finding> findings) {
        Summary counted = Summaries.of(migrations, findings, Optional.of(Severity.NOTE), false);
        return new Summary(
                Outcome.FAILED,
                counted.errors(),
                counted.warnings(),
                counted.notes(),
                counted.suppressed(),
                counted.migrationsChecked(),
                counted.statementsObserved());
    }

    private static Migration migration(int number, String script, String text) {
        return new Migration(
                Optional.of(String.valueOf(number)),
                text,
                script,
                MigrationKind.VERSIONED,
                true,
                List.of(statement(text, List.of(statement(text, List.of())))));
    }

    private static Statement statement(String text, List<Statement> nested) {
        return new Statement(
                0,
                3,
                3 + (int) text.lines().count(),
                "SELECT 1 AS " + text,
                1.25,
                Optional.of(1),
                List.of(new Lock(text, "table", "AccessExclusiveLock", true)),
                List.of(new Blocked(text, "table", List.of("SELECT", text), Optional.of(text))),
                Optional.of(new Waiting(List.of(text), Optional.of(1.5), Optional.of(7L), Optional.of(2.0))),
                List.of(new Rewrite(text, "table", true, Optional.of(text), List.of(text))),
                List.of(new Scan(text, 1000, 1, true)),
                List.of(new Write(text, 1, 2, 3, true)),
                List.of(new SchemaObject(text, text)),
                List.of(new SchemaObject(text, text)),
                List.of(new DroppedObject(text, text, false, true)),
                List.of(new Notice(text, "00000", text)),
                new Timeouts("0", "2min", "0"),
                Optional.of(new StatementError("2BP01", text, Optional.of(text), Optional.of(text), 3, Optional.of(1))),
                nested);
    }

    /** Every fifth has no line, and every seventh is suppressed. */
    private static Finding finding(int number, String script, String text) {
        boolean placed = number % 5 != 4;
        return new Finding(
                number % 4 == 3 ? "no-such-rule-" + text : "table-dropped",
                List.of(Severity.values()).get(number % 3),
                text,
                text,
                text,
                script,
                Optional.of(String.valueOf(number)),
                placed ? 3 : 0,
                placed ? 4 : 0,
                List.of(text),
                List.of(
                        Evidence.of("notice", text),
                        Evidence.at("create", text, script, 1),
                        Evidence.comparing("definitions", text, List.of(text, "id int"), List.of("id int", text))),
                Optional.of(new Fix(text, number % 2 == 0, List.of(new Edit(script, 3, 3, text)))),
                // On purpose not different everywhere: another tool may have written the report.
                "fingerprint-" + number / 2 + text,
                number % 7 == 6 ? Optional.of(new Suppression(text)) : Optional.empty());
    }

    private static ModelDifference difference(int number, String script, String text) {
        ModelDifference.Change[] changes = ModelDifference.Change.values();
        return new ModelDifference(
                changes[number % changes.length],
                text,
                text,
                Optional.of(text),
                text,
                number % 2 == 0 ? ModelDifference.Side.MODEL : ModelDifference.Side.MIGRATIONS,
                Optional.of(script),
                Optional.of(3));
    }
}
