package io.windtunnel.app.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.windtunnel.domain.db.enums.RunOutcome;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What is told of a run that came in.
 *
 * @param event {@code run_received}
 * @param project whose run it is
 * @param run the run
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RunReceived(String event, ToldProject project, Run run) {

    /**
     * The run.
     *
     * @param url its page, where this server knows its own address
     * @param runUrl the build that made the report
     * @param errors findings of that severity that count; likewise the other numbers
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Run(
            long id,
            Optional<String> url,
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
            OffsetDateTime receivedAt) {}
}
