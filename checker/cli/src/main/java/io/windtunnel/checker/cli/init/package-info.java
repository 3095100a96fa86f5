/**
 * What {@code windtunnel init} reads and writes: a repository's files come in, what they say of Flyway, jOOQ and
 * PostgreSQL comes out as a {@link io.windtunnel.checker.cli.init.Survey}, and of it the text of a first
 * {@code windtunnel.yml} and of a workflow. Nothing here writes a file, runs a build or resolves a dependency.
 */
@NullMarked
package io.windtunnel.checker.cli.init;

import org.jspecify.annotations.NullMarked;
