/**
 * PostgreSQL's programs on this machine. An archive comes in, as the embedded binaries' artifacts have it; a directory
 * of programs goes out, and the user to run them as.
 */
@NullMarked
package io.windtunnel.embedded;

import org.jspecify.annotations.NullMarked;
