package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * A fact that a finding stands on.
 *
 * @param kind what sort of fact: "drop", "create", "definitions", "difference", "notice", "error", ...
 * @param text the fact in one sentence
 * @param script where it was seen, where that is not the finding's own place
 * @param startLine the line there
 * @param before lines of a definition as it was, to be shown beside {@code after}
 * @param after lines of a definition as it is now
 */
public record Evidence(
        String kind,
        String text,
        Optional<String> script,
        Optional<Integer> startLine,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> before,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> after) {

    public Evidence {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** A fact at the finding's own place. */
    public static Evidence of(String kind, String text) {
        return new Evidence(kind, text, Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** A fact seen at another place. */
    public static Evidence at(String kind, String text, String script, int startLine) {
        return new Evidence(kind, text, Optional.of(script), Optional.of(startLine), List.of(), List.of());
    }

    /** Two definitions side by side. */
    public static Evidence comparing(String kind, String text, List<String> before, List<String> after) {
        return new Evidence(kind, text, Optional.empty(), Optional.empty(), before, after);
    }
}
