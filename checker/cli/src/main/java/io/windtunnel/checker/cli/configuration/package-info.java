/**
 * {@code windtunnel.yml} and the {@code WINDTUNNEL_*} variables: the command line's own arguments and the specs of its
 * options come in, arguments that stand before them come out, with the place that each value was written at. What an
 * option means is not known here.
 */
@NullMarked
package io.windtunnel.checker.cli.configuration;

import org.jspecify.annotations.NullMarked;
