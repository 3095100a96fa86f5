package io.windtunnel.checker.report;

import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Reports of flights that took place, as {@code windtunnel check --format json} wrote them. */
public final class SampleReports {

    static final Path GOLDEN = Path.of("src/test/resources/report/golden");
    static final String STORED = ".json";

    private SampleReports() {}

    /** All of them, by their file's name without its ending. */
    public static Map<String, Report> all() {
        Map<String, Report> reports = new TreeMap<>();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            files.filter(file -> file.toString().endsWith(STORED)).forEach(file -> {
                String name = String.valueOf(file.getFileName()).replace(STORED, "");
                if (!name.contains(".")) {
                    reports.put(name, read(file));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reports;
    }

    /** All of them and every hostile one, under their names: what a format has to stand. */
    static Stream<Named<Report>> andHostileOnes() {
        return Stream.concat(all().entrySet().stream(), HostileReports.all().entrySet().stream())
                .map(report -> Named.of(report.getKey(), report.getValue()));
    }

    /** One of them. */
    public static Report named(String name) {
        return read(GOLDEN.resolve(name + STORED));
    }

    private static Report read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return ReportJson.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
