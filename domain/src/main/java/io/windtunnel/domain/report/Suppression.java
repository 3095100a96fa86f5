package io.windtunnel.domain.report;

/** Why a finding does not count. */
public record Suppression(String reason) {}
