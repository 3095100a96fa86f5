/**
 * Old code on the new schema, and new code on the old one. In: what the code before knows of the schema (a {@link
 * io.windtunnel.checker.model.Model}, from Git where nobody names it) and two servers, one with the schema before and one
 * with that after. Out: a {@link io.windtunnel.checker.observation.CompatibilityTrial}. Which statements code sends is
 * decided by pure code ({@link io.windtunnel.checker.compatibility.CodeStatements}); they are run in transactions that are
 * rolled back.
 */
@NullMarked
package io.windtunnel.checker.compatibility;

import org.jspecify.annotations.NullMarked;
