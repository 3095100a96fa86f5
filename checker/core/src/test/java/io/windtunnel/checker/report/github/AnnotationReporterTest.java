package io.windtunnel.checker.report.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.report.HostileReports;
import io.windtunnel.checker.report.SampleReports;
import io.windtunnel.checker.report.Written;
import io.windtunnel.domain.report.Report;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands, read as GitHub's runner reads a line of a log. */
final class AnnotationReporterTest {

    private static final String REPORTS = "io.windtunnel.checker.report.SampleReports#andHostileOnes";

    /** Between the name and the second colons no colon, and between the properties no comma, stands for itself. */
    private static final Pattern COMMAND = Pattern.compile(
            "::(error|warning|notice) (?:file=([^:,]+),)?(?:line=(\\d+),endLine=(\\d+),)?title=([^:,]*)::(.*)");

    private static final Pattern COUNT =
            Pattern.compile("windtunnel: ([\\d,]+) more annotations? in the full report.*");

    @ParameterizedTest
    @MethodSource(REPORTS)
    void everyLineIsOneOfOurCommandsOrTheCount(Report report) {
        List<String> lines = lines(report);
        Map<String, Long> levels = lines.stream()
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.groupingBy(command -> command.group(1), Collectors.counting()));

        assertThat(lines)
                .allMatch(line ->
                        COMMAND.matcher(line).matches() || COUNT.matcher(line).matches());
        assertThat(lines).noneMatch(line -> line.contains("##[") || line.contains("\u001b"));
        assertThat(levels.values()).allMatch(count -> count <= AnnotationReporter.MOST_OF_A_LEVEL);
    }

    @Test
    void theWorstAreShownAndTheRestIsCounted() {
        List<String> lines = lines(HostileReports.manyFindings());
        Matcher count = COUNT.matcher(lines.get(lines.size() - 1));

        assertThat(lines).hasSize(31);
        assertThat(lines.get(0)).startsWith("::error ");
        assertThat(count.matches()).isTrue();
        long annotations = HostileReports.manyFindings().findings().stream()
                        .filter(finding -> finding.suppressed().isEmpty())
                        .count()
                + HostileReports.manyFindings().problems().size();
        assertThat(count.group(1).replace(",", "")).isEqualTo(String.valueOf(annotations - 30));
    }

    @Test
    void placeAndTextComeOutOfTheEscapes() {
        String line = lines(HostileReports.only("%0A::error::a %25 %0D%0A %3A,a=b:c %"))
                .get(0);
        Matcher command = COMMAND.matcher(line);

        assertThat(command.matches()).isTrue();
        assertThat(command.group(2))
                .isEqualTo("db/V0__%250A%3A%3Aerror%3A%3Aa %2525 %250D%250A %253A%2Ca=b%3Ac %25.sql");
        assertThat(command.group(6)).startsWith("%250A::error::a %2525 %250D%250A %253A,a=b:c %25%0A");
    }

    @Test
    void aCleanReportSaysNothing() {
        assertThat(Written.as(ReportFormat.GITHUB, SampleReports.named("clean")))
                .isEmpty();
    }

    private static List<String> lines(Report report) {
        String written = Written.as(ReportFormat.GITHUB, report);
        return written.lines().toList();
    }
}
