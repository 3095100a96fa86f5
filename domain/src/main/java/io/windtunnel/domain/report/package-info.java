/**
 * The report's vocabulary: what a check found, in records that map one to one to the published JSON.
 *
 * <p>The checker writes these records and the review server reads them; neither knows the other. The
 * JSON Schema beside them ({@code report.schema.json}) is the contract for everybody else.
 */
@NullMarked
package io.windtunnel.domain.report;

import org.jspecify.annotations.NullMarked;
