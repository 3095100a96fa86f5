package io.windtunnel.views.text;

import io.windtunnel.domain.report.Fix;
import java.util.List;
import java.util.stream.Stream;

/** What is said of a fix beside its edits. */
public final class FixText {

    private FixText() {}

    /** How far it can be trusted, in a few words: {@code flown: the finding is gone}. */
    public static String state(Fix fix) {
        if (fix.verified()) {
            return "flown: the finding is gone";
        }
        return fix.proof().isEmpty() ? "not flown" : "not verified";
    }

    /** What its flight has shown, a sentence each, and how the schema differs then. */
    public static List<String> shown(Fix fix) {
        return Stream.concat(fix.proof().stream(), fix.differences().stream()).toList();
    }
}
