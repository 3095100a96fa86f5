/**
 * Rules about how a schema is designed, off unless they are asked for.
 *
 * <p>In: the schema before and after a deployment. Out: violations, for what is flawed after it and was not before.
 */
@NullMarked
package io.windtunnel.checker.rules.design;

import org.jspecify.annotations.NullMarked;
