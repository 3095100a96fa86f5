/**
 * Makes Flyway scripts of a plan. Two schemas come in, {@link io.windtunnel.checker.generate.Draft}s go out: the
 * migration in steps that let others work meanwhile, each with its undo; {@link
 * io.windtunnel.checker.generate.DraftProof} has Flyway fly them there, back, and there again, and only then {@link
 * io.windtunnel.checker.generate.DraftFiles} writes them, under the names that the folder's own scripts suggest.
 */
@NullMarked
package io.windtunnel.checker.generate;

import org.jspecify.annotations.NullMarked;
