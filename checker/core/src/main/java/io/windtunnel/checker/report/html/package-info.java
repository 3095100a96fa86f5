/**
 * The report as a page to look at. A {@link io.windtunnel.domain.report.Report} comes in with what the report package
 * knows of its text; one HTML file goes out that asks nobody for anything. A {@link
 * io.windtunnel.checker.report.html.Section} is one part of the page, {@link
 * io.windtunnel.checker.report.html.Sections} the one list of them; the templates stand in {@code src/main/jte}.
 */
@NullMarked
package io.windtunnel.checker.report.html;

import org.jspecify.annotations.NullMarked;
