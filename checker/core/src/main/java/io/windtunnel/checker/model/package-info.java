/**
 * Where a wanted schema comes from, and how far two of them agree. In: a {@link
 * io.windtunnel.checker.model.ModelSource} (migrations, SQL files, jOOQ's generated classes, a live database). Out: a
 * {@link io.windtunnel.checker.model.Model}, and the {@link io.windtunnel.checker.model.ModelComparison} of two, which
 * compares what both kinds can express and says what it left out.
 */
@NullMarked
package io.windtunnel.checker.model;

import org.jspecify.annotations.NullMarked;
