/**
 * Who is told: a {@link io.windtunnel.domain.report.Report} comes in, bytes for a person or a program go out. A reporter
 * judges nothing and reads nothing but the report, so a stored report can be shown again.
 */
@NullMarked
package io.windtunnel.checker.report;

import org.jspecify.annotations.NullMarked;
