/**
 * The rules, one final class each; {@link io.windtunnel.checker.rules.Rules} is the one list of them.
 *
 * <p>In: a deployment of observations. Out: violations. A rule's page, {@code ID.md} among the resources of this
 * package, says what the rule is for and is executed as its test.
 */
@NullMarked
package io.windtunnel.checker.rules;

import org.jspecify.annotations.NullMarked;
