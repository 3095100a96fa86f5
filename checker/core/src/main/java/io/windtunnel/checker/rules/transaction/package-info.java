/**
 * Rules about statements that failed or had no effect, about Flyway's transaction and its session.
 *
 * <p>In: the failures, notices, settings and ends of transactions of a deployment. Out: violations.
 */
@NullMarked
package io.windtunnel.checker.rules.transaction;

import org.jspecify.annotations.NullMarked;
