package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports as JSON, the way they are published: an absent value is left out, an empty list stays.
 *
 * <p>Reading skips what it does not know, so that a newer minor version's report can be read.
 */
public final class ReportJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .withConfigOverride(
                    List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private ReportJson() {}

    /** Writes a report as UTF-8 JSON; the stream stays open. */
    public static void write(Report report, OutputStream out) {
        MAPPER.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValue(out, report);
    }

    /** A report as JSON text. */
    public static String toString(Report report) {
        return MAPPER.writeValueAsString(report);
    }

    /**
     * Reads a report from UTF-8 JSON.
     *
     * @throws tools.jackson.core.JacksonException when it is not JSON of a report's shape
     */
    public static Report read(InputStream in) {
        return MAPPER.readValue(in, Report.class);
    }

    /**
     * Reads a report from JSON that is parsed already.
     *
     * @throws tools.jackson.core.JacksonException when it is not of a report's shape
     */
    public static Report read(JsonNode json) {
        return MAPPER.treeToValue(json, Report.class);
    }
}
