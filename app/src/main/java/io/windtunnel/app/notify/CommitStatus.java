package io.windtunnel.app.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.windtunnel.domain.db.enums.RunOutcome;
import io.windtunnel.views.text.Count;
import java.util.Optional;

/**
 * What GitHub shows at a commit.
 *
 * @param state {@code success}, {@code failure} or {@code error}
 * @param targetUrl where the run can be seen
 * @param description in a few words; GitHub takes 140 characters
 * @param context which of the commit's statuses this is: one for each project
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CommitStatus(
        String state, @JsonProperty("target_url") Optional<String> targetUrl, String description, String context) {

    static CommitStatus of(RunReceived event) {
        RunReceived.Run run = event.run();
        String state =
                switch (run.outcome()) {
                    case passed -> "success";
                    case failed -> "failure";
                    case error -> "error";
                };
        String description = run.outcome() == RunOutcome.error
                ? "The check could not do its work"
                : Count.of(run.errors(), "error") + ", " + Count.of(run.warnings(), "warning");
        return new CommitStatus(
                state, run.url(), description, "windtunnel/" + event.project().slug());
    }
}
