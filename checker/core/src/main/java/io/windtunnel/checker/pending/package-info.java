/**
 * Which migrations are under check, and which are the base history that they meet.
 *
 * <p>In: the history in the working directory, a Git revision or a version. Out: a {@link
 * io.windtunnel.checker.pending.Division} of it, and where the checkout does not go on from what the base has. Git is read, never written.
 */
@NullMarked
package io.windtunnel.checker.pending;

import org.jspecify.annotations.NullMarked;
