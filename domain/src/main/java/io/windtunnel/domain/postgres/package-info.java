/**
 * Postgres's own nouns that the report speaks of: who writes a report and who shows one mean the same by a lock's mode.
 * Nothing comes in, nothing goes out: a leaf.
 */
@NullMarked
package io.windtunnel.domain.postgres;

import org.jspecify.annotations.NullMarked;
