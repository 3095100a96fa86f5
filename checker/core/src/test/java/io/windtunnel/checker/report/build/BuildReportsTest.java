package io.windtunnel.checker.report.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.report.SampleReports;
import io.windtunnel.checker.report.Written;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Summary;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What build servers are given is what their documents ask for; neither publishes a schema, so it is written down here. */
final class BuildReportsTest {

    private static final String REPORTS = "io.windtunnel.checker.report.SampleReports#andHostileOnes";

    private static final Schema GITLAB = schema(
            """
            {"type": "array", "items": {"type": "object", "additionalProperties": false,
              "required": ["description", "check_name", "fingerprint", "severity", "location"],
              "properties": {
                "description": {"type": "string"}, "check_name": {"type": "string"}, "fingerprint": {"type": "string"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {"type": "object", "additionalProperties": false, "required": ["path", "lines"],
                  "properties": {"path": {"type": "string", "not": {"pattern": "^\\\\./"}},
                    "lines": {"type": "object", "additionalProperties": false, "required": ["begin"],
                      "properties": {"begin": {"type": "integer", "minimum": 1}}}}}}}}
            """);

    private static final Schema SONARQUBE = schema(
            """
            {"type": "object", "additionalProperties": false, "required": ["rules", "issues"], "properties": {
              "rules": {"type": "array", "items": {"type": "object", "additionalProperties": false,
                "required": ["id", "name", "engineId", "cleanCodeAttribute", "impacts"], "properties": {
                  "id": {"type": "string"}, "name": {"type": "string"}, "description": {"type": "string"},
                  "engineId": {"const": "windtunnel"}, "cleanCodeAttribute": {"enum": ["CONVENTIONAL", "FORMATTED",
                    "IDENTIFIABLE", "CLEAR", "COMPLETE", "EFFICIENT", "LOGICAL", "DISTINCT", "FOCUSED", "MODULAR",
                    "TESTED", "LAWFUL", "RESPECTFUL", "TRUSTWORTHY"]},
                  "type": {"enum": ["BUG", "VULNERABILITY", "CODE_SMELL"]},
                  "severity": {"enum": ["BLOCKER", "CRITICAL", "MAJOR", "MINOR", "INFO"]},
                  "impacts": {"type": "array", "minItems": 1, "items": {"type": "object",
                    "additionalProperties": false, "required": ["softwareQuality", "severity"], "properties": {
                      "softwareQuality": {"enum": ["SECURITY", "RELIABILITY", "MAINTAINABILITY"]},
                      "severity": {"enum": ["HIGH", "MEDIUM", "LOW"]}}}}}}},
              "issues": {"type": "array", "items": {"type": "object", "additionalProperties": false,
                "required": ["ruleId", "primaryLocation"], "properties": {"ruleId": {"type": "string"},
                  "primaryLocation": {"$ref": "#/$defs/location"},
                  "secondaryLocations": {"type": "array", "items": {"$ref": "#/$defs/location"}}}}}},
              "$defs": {"location": {"type": "object", "additionalProperties": false,
                "required": ["message", "filePath"], "properties": {
                  "message": {"type": "string", "minLength": 1}, "filePath": {"type": "string", "minLength": 1},
                  "textRange": {"type": "object", "additionalProperties": false, "required": ["startLine"],
                    "properties": {"startLine": {"type": "integer", "minimum": 1}, "endLine": {"type": "integer"}}}}}}}
            """);

    @ParameterizedTest
    @MethodSource(REPORTS)
    void gitlabHasEveryFindingThatCountsWithAFingerprintOfItsOwn(Report report) {
        String written = Written.as(ReportFormat.GITLAB, report);
        List<String> fingerprints = JsonMapper.shared()
                .readTree(written)
                .valueStream()
                .map(violation -> violation.path("fingerprint").stringValue())
                .toList();

        assertThat(GITLAB.validate(written, InputFormat.JSON)).isEmpty();
        assertThat(fingerprints).hasSameSizeAs(counted(report)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource(REPORTS)
    void sonarqubeHasEveryFindingThatCountsAndItsRule(Report report) {
        String written = Written.as(ReportFormat.SONARQUBE, report);
        JsonNode document = JsonMapper.shared().readTree(written);
        List<String> rules = document.path("rules")
                .valueStream()
                .map(rule -> rule.path("id").stringValue())
                .toList();
        Set<String> named = document.path("issues")
                .valueStream()
                .map(issue -> issue.path("ruleId").stringValue())
                .collect(Collectors.toSet());

        assertThat(SONARQUBE.validate(written, InputFormat.JSON)).isEmpty();
        assertThat(document.path("issues").size()).isEqualTo(counted(report).size());
        assertThat(rules).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(named);
    }

    @ParameterizedTest
    @MethodSource(REPORTS)
    void junitIsXmlWhoseNumbersAreThoseOfItsElements(Report report) throws Exception {
        String written = Written.as(ReportFormat.JUNIT, report);
        Element root = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(written)))
                .getDocumentElement();
        NodeList suites = root.getElementsByTagName("testsuite");

        assertThat(suites.getLength()).isPositive();
        for (int i = 0; i < suites.getLength(); i++) {
            Element suite = (Element) suites.item(i);
            NodeList cases = suite.getElementsByTagName("testcase");
            Set<String> names = new HashSet<>();
            for (int j = 0; j < cases.getLength(); j++) {
                names.add(((Element) cases.item(j)).getAttribute("name"));
            }
            assertThat(suite.getAttribute("tests")).isEqualTo(String.valueOf(cases.getLength()));
            assertThat(names).as("names of their own").hasSize(cases.getLength());
            assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
            assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
            assertThat(suite.getAttribute("errors")).isEqualTo(count(suite, "error"));
        }
    }

    @ParameterizedTest
    @MethodSource(REPORTS)
    void mavenReadsWhatJunitSays(Report report) throws Exception {
        byte[] written = Written.as(ReportFormat.JUNIT, report).getBytes(StandardCharsets.UTF_8);
        try (InputStreamReader reader =
                new InputStreamReader(new ByteArrayInputStream(written), StandardCharsets.UTF_8)) {
            List<ReportTestSuite> suites = new TestSuiteXmlParser(new NullConsoleLogger()).parse(reader);

            assertThat(suites.stream()
                            .mapToInt(ReportTestSuite::getNumberOfTests)
                            .sum())
                    .isGreaterThanOrEqualTo(report.findings().size());
            assertThat(suites.stream()
                            .mapToInt(ReportTestSuite::getNumberOfFailures)
                            .sum())
                    .isEqualTo(failing(report.summary()));
        }
    }

    @Test
    void warningsFailTheirCasesOnlyWhereTheyFailedTheCheck() {
        String passed = Written.as(ReportFormat.JUNIT, SampleReports.named("losses-and-drift"));
        String failed = Written.as(ReportFormat.JUNIT, SampleReports.named("warning-failed"));

        assertThat(passed).doesNotContain("type=\"index-unnamed\"");
        assertThat(failed).contains("type=\"index-unnamed\"");
    }

    private static int failing(Summary summary) {
        return summary.outcome() == Outcome.FAILED && summary.errors() == 0 ? summary.warnings() : summary.errors();
    }

    private static String count(Element suite, String name) {
        return String.valueOf(suite.getElementsByTagName(name).getLength());
    }

    private static List<Finding> counted(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.suppressed().isEmpty())
                .toList();
    }

    private static Schema schema(String text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }
}
