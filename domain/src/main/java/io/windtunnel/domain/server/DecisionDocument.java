package io.windtunnel.domain.server;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The decisions of a project that are in force: the answer of {@code GET /api/decisions}, and the file that is exported
 * into a repository.
 *
 * @param schemaVersion the version of the JSON's shape, {@link #SCHEMA_VERSION} for what this code writes
 * @param project the project's slug
 */
public record DecisionDocument(int schemaVersion, String project, List<Decision> decisions) {

    /** The shape that this code reads and writes. */
    public static final int SCHEMA_VERSION = 1;

    /** A longer one is not read, in bytes. */
    public static final int LONGEST = 16 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public DecisionDocument {
        decisions = List.copyOf(decisions);
    }

    /**
     * Reads one; what a newer minor version adds is passed over.
     *
     * @throws IllegalArgumentException if it is none, or of another version; the message says why
     */
    public static DecisionDocument read(String json) {
        try {
            DecisionDocument document = MAPPER.readValue(json, DecisionDocument.class);
            if (document == null || document.schemaVersion != SCHEMA_VERSION) {
                throw new IllegalArgumentException(
                        document == null
                                ? "it is empty"
                                : "its schemaVersion is " + document.schemaVersion + ", and this version reads "
                                        + SCHEMA_VERSION);
            }
            return document;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is no list of decisions: " + e.getOriginalMessage(), e);
        }
    }

    /** As JSON; the same decisions give the same text. */
    public String json() {
        return MAPPER.writeValueAsString(this);
    }
}
