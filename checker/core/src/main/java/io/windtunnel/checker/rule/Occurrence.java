package io.windtunnel.checker.rule;

import io.windtunnel.checker.observation.Observation;

/** One observation and the statement that it was seen of. */
public record Occurrence<T extends Observation>(Step step, T fact) {}
