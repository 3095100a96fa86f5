/**
 * The report where a pull request on GitHub is read: annotations beside the lines, and Markdown for the comment and the
 * job's summary.
 *
 * <p>In: a report. Out: workflow commands, and Markdown in which nothing of a script or a message is markup.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">Workflow commands</a>
 * @see <a href="https://github.github.com/gfm/">GitHub Flavored Markdown</a>
 */
@NullMarked
package io.windtunnel.checker.report.github;

import org.jspecify.annotations.NullMarked;
