package io.windtunnel.app.projects;

import io.windtunnel.domain.db.enums.Severity;

/** How many findings of a rule some runs have. */
public record RuleCount(String rule, Severity severity, int count) {}
