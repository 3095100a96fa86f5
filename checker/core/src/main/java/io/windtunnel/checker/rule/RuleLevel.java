package io.windtunnel.checker.rule;

import io.windtunnel.domain.report.Severity;
import java.util.Locale;
import java.util.Optional;

/** What a user can make of a rule: how bad it is, or that nobody asks it. */
public enum RuleLevel {
    ERROR,
    WARNING,
    NOTE,
    OFF;

    /** The severity of what it finds; empty where it is off. */
    public Optional<Severity> severity() {
        return switch (this) {
            case ERROR -> Optional.of(Severity.ERROR);
            case WARNING -> Optional.of(Severity.WARNING);
            case NOTE -> Optional.of(Severity.NOTE);
            case OFF -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
