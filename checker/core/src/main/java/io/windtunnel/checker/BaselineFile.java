package io.windtunnel.checker;

import io.windtunnel.checker.rule.Baseline;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A baseline as JSON that is kept beside the scripts: for each finding its fingerprint, and for the reader's sake what
 * it was and where.
 */
public final class BaselineFile {

    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private record Content(int schemaVersion, List<Entry> findings) {}

    private record Entry(String fingerprint, String rule, String script, List<String> objects) {

        static Entry of(Finding finding) {
            return new Entry(finding.fingerprint(), finding.rule(), finding.script(), finding.objects());
        }
    }

    private BaselineFile() {}

    /**
     * Writes the findings of a report, also those that are suppressed; the same findings give the same bytes.
     *
     * @return how many they are
     */
    public static int write(Report report, OutputStream out) {
        List<Entry> entries = report.findings().stream()
                .map(Entry::of)
                .sorted(Comparator.comparing(Entry::script)
                        .thenComparing(Entry::rule)
                        .thenComparing(Entry::fingerprint))
                .toList();
        try {
            out.write(MAPPER.writeValueAsBytes(new Content(VERSION, entries)));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries.size();
    }

    /**
     * Reads one.
     *
     * @param file as the user would name it
     * @throws CheckException when it cannot be read or is no baseline
     */
    static Baseline read(Path file, Path workingDirectory) throws CheckException {
        try (InputStream in = Files.newInputStream(workingDirectory.resolve(file))) {
            Content content = MAPPER.readValue(in, Content.class);
            if (content.schemaVersion() != VERSION) {
                throw unreadable(
                        file,
                        "its schemaVersion is " + content.schemaVersion() + ", and this version reads " + VERSION);
            }
            return new Baseline(
                    file.toString(),
                    content.findings().stream().map(Entry::fingerprint).collect(Collectors.toSet()));
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file; windtunnel baseline writes one");
        } catch (JacksonException e) {
            throw unreadable(file, "it is no baseline: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw unreadable(file, "it cannot be read: " + e.getMessage());
        }
    }

    private static CheckException unreadable(Path file, String why) {
        return new CheckException(CheckException.Kind.CONFIGURATION, "The baseline " + file + ": " + why + ".");
    }
}
