package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A change to the scripts that mends a finding.
 *
 * @param verified whether the edited scripts were flown from the same state, got to their end, left the rows alive, and
 *     the finding was gone and no other had come; never guessed
 * @param differences how the schema then differs from the one that the scripts as written lead to, a sentence each;
 *     empty where it is the same, and where nothing was flown
 * @param proof what that flight showed, a sentence each; where the fix is not verified, why
 */
public record Fix(
        String title,
        boolean verified,
        List<Edit> edits,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> differences,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> proof) {

    public Fix {
        edits = List.copyOf(edits);
        differences = List.copyOf(differences);
        proof = List.copyOf(proof);
    }

    /** A fix that nobody has flown yet. */
    public Fix(String title, boolean verified, List<Edit> edits) {
        this(title, verified, edits, List.of(), List.of());
    }
}
