/**
 * How a flight is judged: the interface of a rule and the engine that runs the rules.
 *
 * <p>In: a {@link io.windtunnel.checker.rule.Deployment} of observations. Out: findings of the {@code domain}. A rule
 * sees no connection and prints nothing.
 */
@NullMarked
package io.windtunnel.checker.rule;

import org.jspecify.annotations.NullMarked;
