/**
 * Postgres's own nouns: object names and kinds, SQL states. Nothing comes in, nothing goes out:
 * a leaf that every other package may use.
 */
@NullMarked
package io.windtunnel.checker.postgres;

import org.jspecify.annotations.NullMarked;
