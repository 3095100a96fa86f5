package io.windtunnel.checker.rules.compatibility;

import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.observation.CompatibilityTrial;
import io.windtunnel.checker.observation.NameGone;
import io.windtunnel.checker.rule.Step;
import java.util.List;
import java.util.Optional;

/**
 * The failures of one table, view, type or routine that one statement has brought about.
 *
 * @param trial what they were seen in
 * @param failures at least one
 * @param gone the name that is missed, where one is
 * @param cause the statement; empty where it is not known
 */
record Broken(CompatibilityTrial trial, List<CodeFailure> failures, Optional<NameGone> gone, Optional<Step> cause) {

    Broken {
        failures = List.copyOf(failures);
    }

    /** The failure that is told; the others are evidence. */
    CodeFailure first() {
        return failures.get(0);
    }
}
