/**
 * Who is told, and how: the report is put together here and written in the formats that people and tools read.
 *
 * <p>In: what was observed and found. Out: {@code domain} records and text. Nothing here judges.
 */
@NullMarked
package io.windtunnel.checker.report;

import org.jspecify.annotations.NullMarked;
