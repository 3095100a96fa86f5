package io.windtunnel.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.report.SampleReports;
import io.windtunnel.checker.report.Written;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StoredReportTest {

    private static final String STORED = Written.as(ReportFormat.JSON, SampleReports.named("losses-and-drift"));

    @Test
    void whatACheckWroteIsReadTheSame() throws CheckException {
        assertThat(StoredReport.read(STORED.getBytes(StandardCharsets.UTF_8), "r.json"))
                .isEqualTo(SampleReports.named("losses-and-drift"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; r.json is no report of windtunnel: it has no schemaVersion",
                "[]; r.json is no report of windtunnel",
                "``; r.json is no report of windtunnel",
                "{\"schemaVersion\": \"1\"}; r.json is no report of windtunnel",
                "{\"schemaVersion\": 2}; newer windtunnel: its schemaVersion is 2, and this version reads up to 1",
                "{\"schemaVersion\": 1,; cannot be read as a report (line 1, column",
                "{\"schemaVersion\": 1}; r.json is not a whole report: tool is missing",
                "{\"schemaVersion\": 1, \"tool\": 5}; r.json cannot be read as a report"
            })
    void whatIsNoReportIsRefusedWithItsReason(String json, String reason) {
        assertThatThrownBy(() -> StoredReport.read(json.getBytes(StandardCharsets.UTF_8), "r.json"))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsMissingDeepInItIsNamed() {
        String holed = STORED.replaceFirst("\"message\" : ", "\"massage\" : ");

        assertThatThrownBy(() -> StoredReport.read(holed.getBytes(StandardCharsets.UTF_8), "r.json"))
                .hasMessageContaining("migrations[0].statements[0].notices[0].message is missing");
    }

    @Test
    void anotherEncodingIsNamed() {
        assertThatThrownBy(() -> StoredReport.read(STORED.getBytes(StandardCharsets.UTF_16), "r.json"))
                .hasMessageContaining("r.json is not UTF-8");
        assertThatThrownBy(() -> StoredReport.read(
                        STORED.replace("drop", "dr\u00f6p").getBytes(StandardCharsets.ISO_8859_1), "r.json"))
                .hasMessageContaining("r.json is not UTF-8");
    }
}
