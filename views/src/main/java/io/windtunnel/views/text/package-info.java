/**
 * What is said of a report in every format: its counts, what was seen on what was there before, how undo scripts and
 * old code fared, the scripts' lines. A {@link io.windtunnel.domain.report.Report} comes in, short sentences go out;
 * {@link io.windtunnel.views.text.VisibleText} shows every character of a stranger's.
 */
@NullMarked
package io.windtunnel.views.text;

import org.jspecify.annotations.NullMarked;
