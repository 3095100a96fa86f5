/**
 * What the GitHub action does beyond the check itself: reports in the places where GitHub shows them.
 *
 * <p>In: the variables that GitHub's runner sets, the action's inputs as {@code INPUT_...}, and the check. Out: files of
 * reports, workflow commands in the log, the job's summary, the step's outputs, one comment on the pull request, and, where
 * a review server is named, the report to it. Beside {@code check --publish} nothing else of the product sends anything
 * anywhere.
 */
@NullMarked
package io.windtunnel.checker.cli.action;

import org.jspecify.annotations.NullMarked;
