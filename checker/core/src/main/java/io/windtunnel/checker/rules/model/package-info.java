/**
 * The schema that the migrations make against the model that the code was written for. In: a {@link
 * io.windtunnel.checker.rule.Drift}. Out: who is behind, and what to do.
 */
@NullMarked
package io.windtunnel.checker.rules.model;

import org.jspecify.annotations.NullMarked;
