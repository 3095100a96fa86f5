/**
 * The command line in Maven's words: a goal's parameters and what the POM says come in, the command's arguments go out,
 * and its exit code becomes the build's.
 *
 * @see <a href="https://maven.apache.org/plugin-developers/">Maven: Plugin Developers Centre</a>
 */
@NullMarked
package io.windtunnel.checker.maven;

import org.jspecify.annotations.NullMarked;
