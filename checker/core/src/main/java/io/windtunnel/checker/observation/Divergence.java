package io.windtunnel.checker.observation;

/**
 * Something that is otherwise when scripts are flown otherwise.
 *
 * @param object what it is, as its identity
 * @param text in which way, in words without a full stop: {@code added index users_name_idx}
 */
public record Divergence(String object, String text) {}
