package io.windtunnel.views.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sections by themselves; what the page looks like and does is tested where it is written into a file. */
final class HtmlFragmentTest {

    private static final Path STORED = Path.of("../checker/core/src/test/resources/report/golden");

    @ParameterizedTest
    @ValueSource(strings = {"clean", "losses-and-drift", "rename-with-fix"})
    void isWhatThePageHasInItsMain(String name) throws IOException {
        Report report = stored(name);

        assertThat(page(report)).contains("<main id=\"main\">\n" + fragment(report) + "</main>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clean", "losses-and-drift", "rename-with-fix"})
    void everySectionCanBeLinkedTo(String name) throws IOException {
        Report report = stored(name);

        assertThat(HtmlFragment.of(report).sections()).isNotEmpty().allSatisfy(section -> assertThat(fragment(report))
                .contains("id=\"" + section.id() + "\"")
                .contains(section.title()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"losses-and-drift", "rename-with-fix"})
    void standsAPolicyWithoutInlineScriptAndStyle(String name) throws IOException {
        assertThat(fragment(stored(name))).doesNotContainPattern("<(script|style)|<[^>]*\\s(style|on\\w+)=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchLock", "", "<b>"})
    void aLockThatThisVersionDoesNotKnowIsPassedOver(String mode) throws IOException {
        String json = Files.readString(STORED.resolve("losses-and-drift.json"));
        assertThat(json).contains("AccessExclusiveLock");

        assertThat(fragment(read(json.replace("AccessExclusiveLock", mode)))).contains("id=\"timeline\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "2147483640", "-5"})
    void aLineThatNoScriptHasIsPassedOver(String line) throws IOException {
        String json = Files.readString(STORED.resolve("losses-and-drift.json"));
        String absurd = json.replaceAll("\"startLine\" *: *\\d+", "\"startLine\": " + line)
                .replaceAll("\"endLine\" *: *\\d+", "\"endLine\": 2147483647");
        assertThat(absurd).isNotEqualTo(json);

        assertThat(fragment(read(absurd))).contains("id=\"findings\"");
    }

    private static Report stored(String name) throws IOException {
        return read(Files.readString(STORED.resolve(name + ".json")));
    }

    private static Report read(String json) {
        return ReportJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String fragment(Report report) {
        StringWriter out = new StringWriter();
        HtmlFragment.of(report).write(out);
        return out.toString();
    }

    private static String page(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlPage.write(report, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
