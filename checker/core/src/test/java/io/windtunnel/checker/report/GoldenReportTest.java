package io.windtunnel.checker.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.ReportFormat;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every stored report looks in every format as the file beside it. {@code -Dgolden.update=true} writes these files; what
 * lies there and belongs to no report fails.
 */
final class GoldenReportTest {

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private static final Map<String, String> ENDINGS = Map.of(
            "terminal", ".terminal.txt",
            "json", ".json",
            "sarif", ".sarif.json",
            "markdown", ".markdown.md",
            "html", ".html.txt",
            "github", ".github.txt",
            "junit", ".junit.xml",
            "sonarqube", ".sonarqube.json",
            "gitlab", ".gitlab.json");

    @TestFactory
    Stream<DynamicTest> aReportLooksAsItsGoldenFile() {
        return SampleReports.all().entrySet().stream().flatMap(sample -> formats()
                .map(format -> DynamicTest.dynamicTest(
                        sample.getKey() + " as " + format, () -> compare(sample.getKey(), sample.getValue(), format))));
    }

    @Test
    void everyFileBelongsToAReport() throws IOException {
        Set<String> expected = SampleReports.all().keySet().stream()
                .flatMap(name -> ENDINGS.values().stream().map(ending -> name + ending))
                .collect(Collectors.toCollection(TreeSet::new));

        try (Stream<Path> files = Files.list(SampleReports.GOLDEN)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(formats().map(ReportFormat::toString)).containsExactlyInAnyOrderElementsOf(ENDINGS.keySet());
    }

    private static void compare(String name, Report report, ReportFormat format) throws IOException {
        Path golden = SampleReports.GOLDEN.resolve(name + ENDINGS.get(format.toString()));
        String written = content(Written.as(format, report));
        if (UPDATE) {
            Files.writeString(golden, written);
        }

        assertThat(golden).isRegularFile();
        assertThat(written).isEqualTo(Files.readString(golden));
        assertThat(written).as("written again").isEqualTo(content(Written.as(format, report)));
    }

    /** What an HTML page shows, without how it looks and moves. */
    private static String content(String written) {
        return written.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>").replaceAll("sha256-[^'&]*", "sha256-");
    }

    private static Stream<ReportFormat> formats() {
        return Arrays.stream(ReportFormat.values());
    }
}
