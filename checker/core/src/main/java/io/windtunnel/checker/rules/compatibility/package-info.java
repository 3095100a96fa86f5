/**
 * Rules about the code that runs while a deployment is rolled out: statements of the code before that fail on the schema
 * after, values that it does not know, plans that do not serve any more, bodies of functions that name what is gone.
 *
 * <p>In: a {@link io.windtunnel.checker.observation.CompatibilityTrial}. Out: violations, each at the statement that broke
 * the code. Where the code's model is not known but only assumed, the rules about the code itself are a level milder.
 */
@NullMarked
package io.windtunnel.checker.rules.compatibility;

import org.jspecify.annotations.NullMarked;
