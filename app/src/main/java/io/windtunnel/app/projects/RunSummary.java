package io.windtunnel.app.projects;

import io.windtunnel.domain.db.enums.RunOutcome;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * A run in a list.
 *
 * @param id its number
 * @param branch the branch that was checked
 * @param commit its commit
 * @param pullRequest the pull request's number
 * @param baseBranch where the branch is to go
 * @param runUrl where the build can be seen
 * @param outcome how it ended
 * @param errors findings of that severity that count
 * @param warnings findings of that severity that count
 * @param notes findings of that severity that count
 * @param suppressed findings that were silenced
 * @param checkMillis how long the check took, in milliseconds
 * @param receivedAt when it came
 */
public record RunSummary(
        long id,
        String branch,
        String commit,
        Optional<Integer> pullRequest,
        Optional<String> baseBranch,
        Optional<String> runUrl,
        RunOutcome outcome,
        int errors,
        int warnings,
        int notes,
        int suppressed,
        long checkMillis,
        OffsetDateTime receivedAt) {

    private static final int SHORT = 10;

    /** The commit as people write it. */
    public String shortCommit() {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }

    /** How long the check took, for people. */
    public String checkTime() {
        return String.format(Locale.ROOT, "%.1f s", checkMillis / 1000.0);
    }

    /** For a class of the style sheet. */
    public String tone() {
        return outcome == RunOutcome.passed ? "passed" : "failed";
    }
}
