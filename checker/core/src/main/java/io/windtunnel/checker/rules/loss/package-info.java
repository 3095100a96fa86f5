/**
 * Rules about what a deployment destroys: older tables, columns, schemas and what depends on them, and what was
 * dropped and made again where a rename was meant.
 *
 * <p>In: the drops and creations of a deployment and the schema before and after it. Out: violations; each drop is told
 * by one rule alone, which {@link io.windtunnel.checker.rules.loss.Losses} decides for all of them.
 */
@NullMarked
package io.windtunnel.checker.rules.loss;

import org.jspecify.annotations.NullMarked;
