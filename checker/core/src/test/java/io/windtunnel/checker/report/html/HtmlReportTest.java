package io.windtunnel.checker.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windtunnel.checker.report.HostileReports;
import io.windtunnel.checker.report.HtmlReporter;
import io.windtunnel.checker.report.SampleReports;
import io.windtunnel.domain.report.Report;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page where it is read: in a browser. */
final class HtmlReportTest {

    private static final String SHOWN = "[...document.querySelectorAll('.finding')].filter(f => !f.hidden).length";
    private static final String OVERFLOW =
            "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth";

    private static Optional<Chromium> started = Optional.empty();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> executable = Chromium.executable();
        if (executable.isEmpty()) {
            System.out.println("SKIPPED: the HTML report in a browser, there is no Chromium: apt-get install chromium");
        }
        assumeTrue(executable.isPresent(), "there is no Chromium on this machine");
        started = Optional.of(Chromium.start(executable.get()));
    }

    @AfterAll
    static void stop() throws Exception {
        if (started.isPresent()) {
            started.get().close();
        }
    }

    @BeforeEach
    void asItIsOpened() throws Exception {
        browser().size(1280, 800);
        browser().media("screen", "light");
        browser().scripts("on");
    }

    @Test
    void opensWithoutAnErrorAndAsksForNothing() throws Exception {
        open(Pages.withTables(5), "");

        assertThat(browser().value("document.title").stringValue()).startsWith("Windtunnel – Failed");
        assertThat(strings("[...document.querySelectorAll('main > section')].map(s => s.id)"))
                .startsWith("top", "findings")
                .contains("timeline", "schema", "scripts");
        assertQuiet();
    }

    @Test
    void findingsAreFilteredByClicking() throws Exception {
        open(SampleReports.named("losses-and-drift"), "");
        int all = number(SHOWN);

        assertThat(all).isGreaterThan(1);
        browser().value("document.querySelector('input[name=severity]').click()");
        assertThat(number(SHOWN)).isLessThan(all);
        assertThat(browser().value("location.hash").stringValue()).startsWith("#findings?severity=");
        browser().value("document.querySelector('.filters button[type=reset]').click()");
        browser().until(SHOWN + " === " + all);
        assertQuiet();
    }

    @Test
    void findingsAreFilteredByTyping() throws Exception {
        open(SampleReports.named("losses-and-drift"), "");
        String rule = browser()
                .value("document.querySelector('.finding').dataset.rule")
                .stringValue();
        browser().value("document.querySelector('input[name=text]').focus()");

        browser().type(rule);
        assertThat(number(SHOWN)).isPositive().isLessThan(number("document.querySelectorAll('.finding').length"));
        browser().type(" no such words");
        assertThat(number(SHOWN)).isZero();
        assertThat(browser()
                        .value("document.querySelector('.filters output').textContent")
                        .stringValue())
                .startsWith("0 of ");
    }

    @Test
    void addressFilters() throws Exception {
        Report report = SampleReports.named("losses-and-drift");
        String rule = report.findings().get(0).rule();
        open(report, "#findings?rule=" + rule);

        assertThat(number(SHOWN)).isEqualTo((int) report.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .count());
    }

    @Test
    void linkToALineUnfoldsItsScript() throws Exception {
        open(SampleReports.named("rename-with-fix"), "");
        browser().value("document.querySelectorAll('details.script').forEach(d => { d.open = false; })");

        browser().value("document.querySelector('.finding a.place').click()");

        browser().until("document.querySelector(location.hash).closest('details').open");
        assertThat(browser()
                        .value("document.querySelector(location.hash) !== null")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void everyLinkHasItsTarget() throws Exception {
        for (Report report : SampleReports.all().values()) {
            open(report, "");
            assertThat(strings("[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
                            + ".filter(h => !h.startsWith('#') || !document.getElementById(h.slice(1)))"))
                    .isEmpty();
        }
    }

    @Test
    void everythingIsReachedByKeyboard() throws Exception {
        open(Pages.withTables(5), "");
        String focus = "document.activeElement.closest('.stage') ? 'diagram'"
                + " : document.activeElement.name || document.activeElement.className";
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            browser().press("Tab");
            reached.add(browser().value("String(" + focus + ")").asString());
        }

        assertThat(reached).contains("skip", "theme", "severity", "rule", "script", "text", "place", "diagram");
        browser().value("document.querySelector('.stage').focus()");
        String before = browser()
                .value("document.querySelector('.stage svg').getAttribute('viewBox')")
                .stringValue();
        browser().press("ArrowRight");
        assertThat(browser()
                        .value("document.querySelector('.stage svg').getAttribute('viewBox')")
                        .stringValue())
                .isNotEqualTo(before);
    }

    @Test
    void coloursFollowTheSystemAndTheSwitch() throws Exception {
        String paper = "getComputedStyle(document.body).backgroundColor";
        open(SampleReports.named("rename-with-fix"), "");
        String light = browser().value(paper).stringValue();
        browser().media("screen", "dark");
        String dark = browser().value(paper).stringValue();

        assertThat(dark).isNotEqualTo(light);
        browser().value("document.querySelector('.theme').click()");
        assertThat(browser().value(paper).stringValue()).isEqualTo(light);
        browser().value("document.querySelector('.theme').click()");
        browser().media("screen", "light");
        assertThat(browser().value(paper).stringValue()).isEqualTo(dark);
        browser().value("document.querySelector('.theme').click()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textCanBeToldFromItsGround(String scheme) throws Exception {
        browser().media("screen", scheme);
        for (String sample : List.of("rename-with-fix", "losses-and-drift")) {
            open(
                    Pages.with(
                            SampleReports.named(sample),
                            SampleReports.named(sample).findings(),
                            Pages.withTables(5).schema()),
                    "");
            assertThat(strings(Files.readString(Path.of("src/test/resources/report/contrast.js"))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {375, 768, 1280, 1920})
    void nothingIsWiderThanTheScreen(int width) throws Exception {
        browser().size(width, 800);
        for (Report report :
                List.of(Pages.withTables(5), SampleReports.named("losses-and-drift"), HostileReports.traps())) {
            open(report, "");
            assertThat(number(OVERFLOW)).as("at %s px", width).isZero();
        }
    }

    @Test
    void whatIsFoldedAndTheFiltersAreNotPrinted() throws Exception {
        open(Pages.withTables(5), "");
        browser().media("print", "dark");

        assertThat(browser()
                        .value("getComputedStyle(document.querySelector('.bar')).display")
                        .stringValue())
                .isEqualTo("none");
        assertThat(browser()
                        .value("getComputedStyle(document.querySelector('.filters')).display")
                        .stringValue())
                .isEqualTo("none");
        assertThat(browser()
                        .value("getComputedStyle(document.documentElement).colorScheme")
                        .stringValue())
                .isEqualTo("light");
        assertThat(browser().pdf().length).isGreaterThan(10_000);
    }

    @Test
    void withoutScriptsAllOfItIsThere() throws Exception {
        browser().scripts("off");
        Path page = written(Pages.withTables(5));
        browser().size(375, 800);
        browser().openWithoutScripts(page.toUri().toString());

        assertThat(browser().visibleText()).contains("Findings", "Timeline", "Schema", "table_4", "Scripts");
        assertThat(browser().complaints()).isEmpty();
    }

    @Test
    void threeHundredTablesAreDrawn() throws Exception {
        open(Pages.withTables(300), "");

        assertThat(number("document.querySelectorAll('#schema > .diagram .box').length"))
                .isBetween(10, 120);
        assertThat(number("document.querySelectorAll('details.whole .box').length"))
                .isEqualTo(300);
        browser().value("document.querySelector('details.whole summary').click()");
        browser().until("document.querySelector('details.whole .diagram').classList.contains('live')");
        assertQuiet();
    }

    @Test
    void nothingOfAHostileReportRuns() throws Exception {
        for (Map.Entry<String, Report> hostile : HostileReports.all().entrySet()) {
            open(hostile.getValue(), "");

            assertQuiet();
            assertThat(number("document.querySelectorAll('script').length"))
                    .as(hostile.getKey())
                    .isEqualTo(1);
            assertThat(
                            number(
                                    "document.querySelectorAll('img, iframe, object, embed, link, a[href^=http], a[href^=java]').length"))
                    .as(hostile.getKey())
                    .isZero();
            assertThat(
                            number(
                                    "[...document.querySelectorAll('*')].filter(e =>"
                                            + " [...e.attributes].some(a => a.name.startsWith('on') || a.name === 'style' && !e.matches('html, .stage'))).length"))
                    .as(hostile.getKey())
                    .isZero();
            assertThat(number("document.querySelectorAll('main > section').length"))
                    .as(hostile.getKey())
                    .isGreaterThan(4);
            assertThat(browser()
                            .value("/[\\u202a-\\u202e\\u2066-\\u2069\\u0000-\\u0008]/.test(document.body.textContent)")
                            .asBoolean())
                    .as(hostile.getKey())
                    .isFalse();
        }
    }

    @Test
    void whatIsTooMuchIsCutAndSaid() throws Exception {
        Path longLine = written(HostileReports.longLine());
        Path many = written(HostileReports.manyFindings());

        assertThat(Files.size(longLine)).isLessThan(5_000_000);
        assertThat(Files.readString(longLine)).contains("more characters");
        assertThat(Files.size(many)).isLessThan(20_000_000);
        open(HostileReports.manyFindings(), "");
        browser().value("document.querySelector('input[name=text]').focus()");
        browser().type("number 2999");
        assertThat(number(SHOWN)).isPositive();
    }

    private static Chromium browser() {
        return started.orElseThrow();
    }

    private void open(Report report, String hash) throws Exception {
        browser().open(written(report).toUri() + hash);
    }

    private Path written(Report report) throws Exception {
        Path page = Files.createTempFile(directory, "report-", ".html");
        try (OutputStream out = Files.newOutputStream(page)) {
            new HtmlReporter().write(report, out);
        }
        return page;
    }

    private static int number(String expression) throws Exception {
        return browser().value(expression).asInt();
    }

    private static List<String> strings(String expression) throws Exception {
        return browser()
                .value(expression)
                .valueStream()
                .map(node -> node.asString())
                .toList();
    }

    private static void assertQuiet() {
        assertThat(browser().complaints()).isEmpty();
        assertThat(browser().requests()).isEmpty();
        assertThat(browser().hasOpenedDialog()).isFalse();
    }
}
