/**
 * The {@code windtunnel} command: arguments and {@code windtunnel.yml} come in, a
 * {@link io.windtunnel.checker.CheckRequest} goes to the engine, its report goes to the terminal and to files, and an
 * exit code comes out.
 */
@NullMarked
package io.windtunnel.checker.cli;

import org.jspecify.annotations.NullMarked;
