/**
 * The review database as jOOQ sees it. Everything beside and below this file is generated from {@code
 * src/main/database/schema.sql} and never edited: {@code CONTRIBUTING.md} names the command. What comes in are queries,
 * what goes out are records, one class for each table; null is what the database says it is.
 */
@NullUnmarked
package io.windtunnel.domain.db;

import org.jspecify.annotations.NullUnmarked;
