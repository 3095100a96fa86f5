package io.windtunnel.domain.report;

import java.util.List;

/**
 * A change to the scripts that mends a finding.
 *
 * @param verified whether the edited scripts were flown and the finding was gone; never guessed
 */
public record Fix(String title, boolean verified, List<Edit> edits) {

    public Fix {
        edits = List.copyOf(edits);
    }
}
