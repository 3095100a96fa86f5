package io.windtunnel.checker.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.EvidenceSettings;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.checker.rule.NamedKind;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.RuleLevel;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rules.RulePage.Block;
import io.windtunnel.checker.rules.RulePage.Example;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rule's page is its test: an unsafe example has exactly the findings that the page shows, a safe one has none. With
 * {@code -Dpages.update=true} the findings are written into the pages; {@code -Dpages.majors=14,15,16,17,18} names the
 * servers, {@code -Dpages.only=table-dropped,column-dropped} the pages.
 */
final class RulePageTest {

    private static final String LOCKS = ".locks";
    private static final boolean UPDATE = Boolean.getBoolean("pages.update");
    private static final Optional<List<String>> MAJORS =
            Optional.ofNullable(System.getProperty("pages.majors")).map(majors -> List.of(majors.split(",")));
    private static final List<String> OLDER = List.of("14", "15", "16", "17");
    private static final Optional<List<String>> ONLY =
            Optional.ofNullable(System.getProperty("pages.only")).map(ids -> List.of(ids.split(",")));

    @TestFactory
    Stream<DynamicNode> everyExampleHasTheFindingsThatItsPageShows(@TempDir Path folder) throws IOException {
        return pages().stream()
                .filter(page -> ONLY.map(ids -> ids.contains(page.id())).orElse(true))
                .map(page -> DynamicContainer.dynamicContainer(
                        page.id(), page.examples().stream().flatMap(example -> majors(example).stream()
                                .map(major -> DynamicTest.dynamicTest(
                                        example.title() + " on " + major,
                                        () -> check(page, example, major, folder))))));
    }

    /** The newest, and of the older ones each example another: all on all take a quarter of an hour. */
    private static List<String> majors(Example example) {
        return MAJORS.orElseGet(
                () -> List.of(OLDER.get(Math.floorMod(example.title().hashCode(), OLDER.size())), "18"));
    }

    @TestFactory
    Stream<DynamicTest> everyPageHasAllPartsInOrder() throws IOException {
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(page.id(), () -> {
                    List<String> headings = page.text()
                            .lines()
                            .filter(line -> line.matches("#{1,2} .*"))
                            .toList();
                    assertThat(headings)
                            .containsExactlyElementsOf(
                                    Stream.concat(Stream.of("# " + page.id()), RulePage.HEADINGS.stream())
                                            .toList());
                    assertThat(page.text()).contains("https://www.postgresql.org/docs/current/");
                    assertThat(page.examples()).extracting(Example::isUnsafe).contains(true, false);
                }));
    }

    @Test
    void everyRuleHasAPageAndEveryPageARule() throws IOException {
        assertThat(Rules.all()).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(pages())
                .extracting(RulePage::id)
                .containsExactlyInAnyOrderElementsOf(
                        Rules.all().stream().map(Rule::id).toList());
    }

    private static List<RulePage> pages() throws IOException {
        try (Stream<Path> files = Files.list(RulePage.FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(RulePage::read)
                    .toList();
        }
    }

    private static void check(RulePage page, Example example, String major, Path folder)
            throws IOException, CheckException {
        Path directory = Files.createTempDirectory(folder, page.id());
        Path scripts = Files.createDirectory(directory.resolve("sql"));
        boolean isOfHistory = isIn(page, ".history");
        if (isOfHistory) {
            BranchedScripts.write(scripts, example.migrations());
        } else {
            for (Block script : example.migrations()) {
                Path name = Path.of(script.name()).getFileName();
                Files.writeString(scripts.resolve(String.valueOf(name)), script.text());
            }
        }
        for (Block schema : example.schemas()) {
            Files.writeString(directory.resolve(schema.name()), schema.text());
        }
        Report report = Checks.check(
                scripts,
                example.schema(RulePage.MODEL).map(RulePageTest::source),
                isOfHistory ? new CheckScope.Pending() : new CheckScope.From(example.firstVersion()),
                evidence(page, example),
                settings(page),
                flyway(page),
                SandboxSource.parse("embedded:" + major));
        String told = Checks.told(report.findings());
        if (UPDATE && example.isUnsafe()) {
            update(page, example, told);
            return;
        }
        assertThat(report.problems())
                .extracting(Problem::message)
                .allMatch(message -> message.startsWith("Not looked at, since it was switched off: "));
        assertThat(told).isEqualTo(example.findings());
        if (example.isUnsafe()) {
            assertThat(report.findings()).anyMatch(finding -> finding.rule().equals(page.id()));
        }
    }

    /**
     * A rule that is off by itself is on for its own page. Hardly a statement takes no lock: who waits for it is told on the
     * pages about locks, and the note about those that last a moment on its own page alone.
     */
    private static RuleSettings settings(RulePage page) {
        RuleSettings settings = settings(page.id());
        for (Rule rule : Rules.all()) {
            boolean isOwn = rule.id().equals(page.id());
            boolean isOfLocks = rule.getClass().getPackageName().endsWith(LOCKS);
            if (isOwn && rule.isOptIn()) {
                settings = settings.with(
                        rule.id(), RuleLevel.valueOf(rule.severity().toString().toUpperCase(Locale.ROOT)));
            } else if (!isOwn && isOfLocks && (rule.isAside() || !isIn(page, LOCKS))) {
                settings = settings.with(rule.id(), RuleLevel.OFF);
            }
        }
        return settings;
    }

    /** Patterns are there for the rule that needs them. */
    private static RuleSettings settings(String id) {
        Map<NamedKind, String> patterns = Map.of(NamedKind.TABLE, "[a-z][a-z0-9_]*", NamedKind.INDEX, ".*_idx");
        return id.equals("name-pattern")
                ? new RuleSettings(Set.of(), Map.of(), Map.of(), patterns)
                : RuleSettings.DEFAULT;
    }

    /** A script does as one should, but where that is what its page is about: waits for locks are limited. */
    private static Map<String, String> flyway(RulePage page) {
        return page.id().equals("lock-without-timeout")
                ? Map.of()
                : Map.of("initSql", "SET lock_timeout = '5s'", "postgresql.transactional.lock", "false");
    }

    private static ModelSource source(Block schema) {
        return new ModelSource.Ddl(Checks.BESIDE_THE_SCRIPTS.resolve(schema.name()));
    }

    /**
     * What a deployment does to code that runs has pages of its own, and would be found on many of the others. No page tells
     * of waiting sessions or of fixes.
     */
    private static EvidenceSettings evidence(RulePage page, Example example) {
        EvidenceSettings all = EvidenceSettings.ALL;
        return new EvidenceSettings(
                all.rows(),
                all.seedFiles(),
                all.undoFlown(),
                all.undoRequired(),
                isIn(page, ".compatibility"),
                example.schema(RulePage.PREVIOUS).map(RulePageTest::source),
                false,
                all.tableSizes(),
                false);
    }

    private static boolean isIn(RulePage page, String folder) {
        return Rules.all().stream()
                .filter(rule -> rule.getClass().getPackageName().endsWith(folder))
                .anyMatch(rule -> rule.id().equals(page.id()));
    }

    /** The page is read anew: another example may have changed it. */
    private static void update(RulePage page, Example example, String told) throws IOException {
        String[] sections = RulePage.read(page.file()).text().split("(?m)^(?=##)", -1);
        String text = String.join(
                "",
                Arrays.stream(sections)
                        .map(section -> Example.parse(section, true).equals(example)
                                ? section.replace(
                                        "```text findings\n" + example.findings() + "```",
                                        "```text findings\n" + told + "```")
                                : section)
                        .toList());
        Files.writeString(page.file(), text);
    }
}
