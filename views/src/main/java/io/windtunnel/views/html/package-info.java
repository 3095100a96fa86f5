/**
 * The report to look at. A {@link io.windtunnel.domain.report.Report} comes in; out goes one HTML file that asks nobody
 * for anything ({@link io.windtunnel.views.html.HtmlPage}), or its sections for a page of somebody else's ({@link
 * io.windtunnel.views.html.HtmlFragment}). A {@link io.windtunnel.views.html.Section} is one part of it, {@link
 * io.windtunnel.views.html.Sections} the one list of them; the templates stand in {@code src/main/jte}.
 */
@NullMarked
package io.windtunnel.views.html;

import org.jspecify.annotations.NullMarked;
