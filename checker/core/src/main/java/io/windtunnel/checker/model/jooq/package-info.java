/**
 * The one place that speaks jOOQ. In: generated classes. Out: the snapshot that they stand for. It is loaded once more
 * for each model, in the class loader of its classes, so that it runs with the jOOQ that they were generated for.
 */
@NullMarked
package io.windtunnel.checker.model.jooq;

import org.jspecify.annotations.NullMarked;
