package io.windtunnel.checker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.windtunnel.checker.ReportFormat;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stranger writes changes neither what a reader sees around it nor what a server does with it. */
final class HostileReportsTest {

    /** For machines, which get an edit or the whole report as it is. */
    private static final Set<ReportFormat> EXACT = EnumSet.of(ReportFormat.JSON, ReportFormat.SARIF);

    /** What moves a cursor, reorders, hides or is no character of XML: control and format characters but a line feed. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\u2028\u2029&&[^\n]]");

    static Stream<Named<Report>> reports() {
        return HostileReports.all().entrySet().stream().map(report -> Named.of(report.getKey(), report.getValue()));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyCharacterThatIsShownCanBeSeen(Report report) {
        for (ReportFormat format : EnumSet.complementOf(EnumSet.copyOf(EXACT))) {
            assertThat(INVISIBLE.matcher(Written.as(format, report)).results().map(one -> escaped(one.group())))
                    .as(format.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void noLineIsACommandToTheServerThatKeepsTheLog(Report report) {
        assertThat(Written.as(ReportFormat.TERMINAL, report).lines())
                .noneMatch(line -> line.stripLeading().startsWith("::") || line.contains("##["));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theStoredReportIsReadBackTheSame(Report report) {
        assumeThat(report.findings().get(0).message())
                .as("the line of ten megabytes stands in half a gigabyte of JSON, which is more than the tests have")
                .hasSizeLessThan(1_000_000);
        byte[] stored = Written.as(ReportFormat.JSON, report).getBytes(StandardCharsets.UTF_8);

        assertThat(ReportJson.read(new ByteArrayInputStream(stored)).equals(report))
                .isTrue();
    }

    private static String escaped(String text) {
        return String.format("U+%04X", text.codePointAt(0));
    }
}
