package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.observation.SettingLeft;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A script leaves its session with another search path, role, time zone or replication role than it found.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-set.html">SET</a>
 */
public final class SessionSettingLeaks implements Rule {

    /** Flyway puts these back before it runs another script. */
    private static final Set<String> PUT_BACK = Set.of("search_path", "role");

    @Override
    public String id() {
        return "session-setting-leaks";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Setting left changed for the next script";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(SettingLeft.class)
                .map(SessionSettingLeaks::violation)
                .toList();
    }

    private static Violation violation(SettingLeft left) {
        boolean isPutBack = PUT_BACK.contains(left.name());
        Violation violation = new Violation(
                left.script(),
                left.lines(),
                "The script leaves %s changed to %s: %s"
                        .formatted(
                                left.name(),
                                shown(left.to()),
                                isPutBack
                                        ? "Flyway puts it back before the next script, but whatever else runs scripts in one session does not, and there the next one works elsewhere or with other rights."
                                        : "every script after it in the same run meets it, and another run, which begins after it, does not."),
                "Use SET LOCAL, which ends with the transaction, or end the script with RESET %s;"
                        .formatted(left.name()),
                List.of(left.name()),
                List.of(Evidence.of(
                        "setting",
                        "Its statements that change settings were run in a session of their own; after the commit %s was %s."
                                .formatted(left.name(), shown(left.to())))),
                Optional.empty());
        return isPutBack ? violation.at(Severity.NOTE) : violation;
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
