/**
 * Rules about names: those that Postgres chose, and those that it cut.
 *
 * <p>In: the objects that a deployment created and the notices that it raised. Out: violations. Names count on new
 * tables too.
 */
@NullMarked
package io.windtunnel.checker.rules.names;

import org.jspecify.annotations.NullMarked;
