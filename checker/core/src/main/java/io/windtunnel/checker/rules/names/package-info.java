/**
 * Rules about names: those that Postgres chose or cut, and those that a team does not want.
 *
 * <p>In: the objects that a deployment created and the notices that it raised. Out: violations. Names count on new
 * tables too.
 */
@NullMarked
package io.windtunnel.checker.rules.names;

import org.jspecify.annotations.NullMarked;
