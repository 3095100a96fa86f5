package io.windtunnel.app.projects;

import io.windtunnel.domain.db.enums.RunOutcome;
import java.util.Optional;

/**
 * Which runs are shown; it lives in the page's address.
 *
 * @param branch of this branch alone
 * @param outcome that ended so
 * @param before older than the run of this number
 */
public record RunFilter(Optional<String> branch, Optional<RunOutcome> outcome, Optional<Long> before) {}
