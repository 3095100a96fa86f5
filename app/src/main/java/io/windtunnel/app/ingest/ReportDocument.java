package io.windtunnel.app.ingest;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.windtunnel.app.web.Refused;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import io.windtunnel.domain.report.ReportSchema;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bytes of a report, and believes nothing of them before the published schema agrees. */
final class ReportDocument {

    private static final int TOLD = 10;
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 30;
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Schema VERSION_1 = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonMapper.shared().readTree(ReportSchema.json()));

    private ReportDocument() {}

    /**
     * The report.
     *
     * @param json its bytes, UTF-8
     * @throws Refused if it is no JSON, of a version that is not known here, or not as that version's schema says
     */
    static Report read(byte[] json) {
        JsonNode tree;
        try {
            tree = STRICT.readTree(json);
        } catch (JacksonException e) {
            throw new Refused(HttpStatus.BAD_REQUEST, "This is no JSON that can be read: " + e.getOriginalMessage());
        }
        requireVersion(tree);
        try {
            List<Error> errors = VERSION_1.validate(tree);
            if (!errors.isEmpty()) {
                throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, told(errors));
            }
            return ReportJson.read(tree);
        } catch (JacksonException e) {
            throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "The report cannot be read: " + e.getOriginalMessage());
        }
    }

    private static void requireVersion(JsonNode tree) {
        JsonNode version = tree.path("schemaVersion");
        if (!version.isInt()) {
            throw new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "There is no schemaVersion, so this is no report of windtunnel check --format json.");
        }
        if (version.asInt() != Report.SCHEMA_VERSION) {
            throw new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "The report has schemaVersion " + version.asInt() + ", and this server knows up to "
                            + Report.SCHEMA_VERSION + ": bring it up to date.");
        }
    }

    private static String told(List<Error> errors) {
        String more = errors.size() > TOLD ? " And " + (errors.size() - TOLD) + " more." : "";
        return "The report is not as its schema says. "
                + errors.stream()
                        .limit(TOLD)
                        .map(error -> error.getInstanceLocation() + ": " + error.getMessage() + ".")
                        .collect(Collectors.joining(" "))
                + more;
    }
}
