/**
 * Takes reports in. The bytes of {@code POST /api/reports} come in; a run with its scripts and findings stands in the
 * database when the answer goes out, or nothing does.
 */
@NullMarked
package io.windtunnel.app.ingest;

import org.jspecify.annotations.NullMarked;
