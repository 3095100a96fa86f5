package io.windtunnel.checker;

import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A report that was written as JSON and is read again, whoever kept or changed it meanwhile. */
public final class StoredReport {

    private StoredReport() {}

    /**
     * Reads it.
     *
     * @param json UTF-8
     * @param name what it is called in messages
     * @throws CheckException if it is no report, or one of a later shape than this version knows
     */
    public static Report read(byte[] json, String name) throws CheckException {
        failUnlessUtf8(json, name);
        try {
            failUnlessKnown(JsonMapper.shared().readTree(json), name);
            Report report = ReportJson.read(new ByteArrayInputStream(json));
            Optional<String> missing = missing(report, "");
            if (missing.isPresent()) {
                throw new CheckException(
                        CheckException.Kind.CONFIGURATION,
                        "%s is not a whole report: %s is missing. windtunnel check --format json writes it."
                                .formatted(name, missing.get()));
            }
            return report;
        } catch (JacksonException e) {
            throw new CheckException(
                    CheckException.Kind.CONFIGURATION,
                    "%s cannot be read as a report%s: %s. windtunnel check --format json writes one."
                            .formatted(
                                    name,
                                    place(e),
                                    e.getOriginalMessage().lines().findFirst().orElse("")),
                    e);
        }
    }

    private static void failUnlessUtf8(byte[] json, String name) throws CheckException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
        } catch (CharacterCodingException e) {
            throw new CheckException(
                    CheckException.Kind.CONFIGURATION,
                    name
                            + " is not UTF-8, as reports are. A shell that writes UTF-16 through > spoils one: use --output FILE.",
                    e);
        }
    }

    private static void failUnlessKnown(JsonNode json, String name) throws CheckException {
        JsonNode version = json.path("schemaVersion");
        if (!version.isInt()) {
            throw new CheckException(
                    CheckException.Kind.CONFIGURATION,
                    name
                            + " is no report of windtunnel: it has no schemaVersion. windtunnel check --format json writes one.");
        }
        if (version.intValue() > Report.SCHEMA_VERSION) {
            throw new CheckException(
                    CheckException.Kind.CONFIGURATION,
                    "%s was written by a newer windtunnel: its schemaVersion is %d, and this version reads up to %d. Update windtunnel."
                            .formatted(name, version.intValue(), Report.SCHEMA_VERSION));
        }
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    /** The path of the first thing without which a record of the report is none. */
    private static Optional<String> missing(@Nullable Object value, String path) {
        if (value == null) {
            return Optional.of(path);
        }
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(present -> missing(present, path));
        }
        if (value instanceof List<?> list) {
            return first(IntStream.range(0, list.size()).mapToObj(i -> missing(list.get(i), path + "[" + i + "]")));
        }
        if (value instanceof Record) {
            return first(Stream.of(value.getClass().getRecordComponents())
                    .map(component -> missing(
                            of(value, component),
                            path.isEmpty() ? component.getName() : path + "." + component.getName())));
        }
        return Optional.empty();
    }

    private static Optional<String> first(Stream<Optional<String>> found) {
        return found.flatMap(Optional::stream).findFirst();
    }

    private static @Nullable Object of(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A component of the report cannot be read: " + component, e);
        }
    }
}
