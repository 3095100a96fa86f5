/**
 * Rules about statements that failed and about Flyway's transaction.
 *
 * <p>In: the failures and ends of transactions of a deployment. Out: violations.
 */
@NullMarked
package io.windtunnel.checker.rules.transaction;

import org.jspecify.annotations.NullMarked;
