package io.windtunnel.checker.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.RuleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/rules} is what the rules and their pages say, ready for a site. After a change of either,
 * {@code mvn -pl checker/core -am test -Dtest=RuleManualTest -Dwindtunnel.update=true
 * -Dsurefire.failIfNoSpecifiedTests=false} writes it anew.
 */
final class RuleManualTest {

    private static final Path FOLDER = Path.of("../../docs/rules");
    private static final String INDEX = "README.md";

    /** By the package of the rules; a package that is not among them stands for itself. */
    private static final Map<String, String> GROUPS = Map.of(
            "locks", "Locks, scans, rewrites",
            "loss", "Destruction and loss",
            "rows", "Rows: lost, refused, out of step",
            "compatibility", "Code that runs",
            "transaction", "Transactions and failures",
            "names", "Names",
            "undo", "Undo scripts",
            "history", "The history",
            "model", "The model",
            "design", "Schema design");

    private static final String START =
            """
            # Rules

            What `windtunnel check` looks for. `windtunnel rules` lists the same, `windtunnel rules ID` shows a page. The
            findings on the pages are those of real flights: every example is flown by the tests, on PostgreSQL 14 to 18.
            A rule that is *off* is asked with `--preset design`, or with `--rule ID=LEVEL`: see
            [settings](../rules-settings.md).
            """;

    @Test
    void isWhatTheRulesSay() throws IOException {
        Map<String, String> wanted = manual();
        if (Boolean.getBoolean("windtunnel.update")) {
            write(wanted);
        }

        assertThat(committed()).as("-Dwindtunnel.update=true writes it anew").isEqualTo(wanted);
    }

    private static Map<String, String> manual() {
        Map<String, String> files = new TreeMap<>();
        Rules.all().forEach(rule -> files.put(rule.id() + ".md", page(rule)));
        files.put(INDEX, index());
        return files;
    }

    private static String page(Rule rule) {
        String heading = "# " + rule.id() + "\n";
        return Rules.page(rule)
                .replace(
                        heading,
                        "%s%n*%s*: %s. [All rules](%s)%n"
                                .formatted(heading, rule.title(), level(rule), INDEX)
                                .replace("\r", ""));
    }

    private static String level(Rule rule) {
        return RuleSettings.DEFAULT.isOn(rule) ? rule.severity().toString() : "off, else " + rule.severity();
    }

    private static String index() {
        Map<String, List<Rule>> groups = Rules.all().stream()
                .collect(Collectors.groupingBy(RuleManualTest::group, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> "\n## " + group.getKey() + "\n\n| rule | severity | what is found |\n|---|---|---|\n"
                        + group.getValue().stream()
                                .map(rule -> "| [`%s`](%1$s.md) | %s | %s |\n"
                                        .formatted(rule.id(), level(rule), rule.title()))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("", START, ""));
    }

    private static String group(Rule rule) {
        String name = rule.getClass().getPackageName();
        String last = name.substring(name.lastIndexOf('.') + 1);
        return GROUPS.getOrDefault(last, last);
    }

    private static void write(Map<String, String> wanted) throws IOException {
        Files.createDirectories(FOLDER);
        for (String stale : committed().keySet()) {
            Files.delete(FOLDER.resolve(stale));
        }
        for (Map.Entry<String, String> file : wanted.entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(FOLDER)) {
            for (Path file : found.toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return files;
    }
}
