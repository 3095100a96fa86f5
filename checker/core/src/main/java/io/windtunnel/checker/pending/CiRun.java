package io.windtunnel.checker.pending;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a CI system says of the revision that its run is to be compared with.
 *
 * <p>GitHub's events: <a
 * href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">docs.github.com/webhooks</a>; GitLab's
 * variables: <a href="https://docs.gitlab.com/ci/variables/predefined_variables/">docs.gitlab.com</a>.
 *
 * @param told who says it, for messages: "the pull_request event"
 * @param branch how the base is called, for people
 * @param revisions names and hashes of the base, best first; one of them is there where enough was fetched
 * @param merged the head of a pull request: a checked out merge of it has the newest base as its first parent
 */
record CiRun(String told, String branch, List<String> revisions, Optional<String> merged) {

    /** GitHub's and GitLab's word for "there was nothing before". */
    private static final String NOTHING = "0{40,64}";

    CiRun {
        revisions = List.copyOf(revisions);
    }

    /**
     * The word of the CI system that runs this; empty where none does, or where it names no base.
     *
     * @throws FlywaySettingsException when there is an event that cannot be read
     */
    static Optional<CiRun> of(Map<String, String> environment) {
        if (environment.containsKey("GITHUB_EVENT_PATH")) {
            return ofGitHub(environment);
        }
        String before = environment.getOrDefault("CI_COMMIT_BEFORE_SHA", "");
        return variable(environment, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
                .map(branch -> {
                    String base = environment.getOrDefault("CI_MERGE_REQUEST_DIFF_BASE_SHA", "");
                    return of("the merge request", branch, Optional.empty(), remote(branch), base);
                })
                // Jenkins, in a multibranch project
                .or(() -> variable(environment, "CHANGE_TARGET")
                        .map(branch -> of("CHANGE_TARGET", branch, Optional.empty(), remote(branch))))
                .or(() -> variable(environment, "CI_DEFAULT_BRANCH")
                        .map(branch -> branch.equals(environment.get("CI_COMMIT_BRANCH"))
                                ? pushed("the pipeline", branch, before)
                                : of("the pipeline", branch, Optional.empty(), remote(branch))))
                .filter(run -> !run.revisions().isEmpty());
    }

    private static Optional<CiRun> ofGitHub(Map<String, String> environment) {
        JsonNode event = event(Path.of(environment.getOrDefault("GITHUB_EVENT_PATH", "")));
        String told = "the " + environment.getOrDefault("GITHUB_EVENT_NAME", "GitHub") + " event";
        String branch = event.at("/repository/default_branch").asString("");
        JsonNode request = event.path("pull_request");
        if (request.isObject()) {
            String base = request.at("/base/ref").asString("");
            return Optional.of(of(
                    told,
                    base,
                    Optional.of(request.at("/head/sha").asString("")),
                    remote(base),
                    request.at("/base/sha").asString("")));
        }
        JsonNode group = event.path("merge_group");
        if (group.isObject()) {
            String base = group.path("base_ref").asString("").replaceFirst("^refs/heads/", "");
            return Optional.of(
                    of(told, base, Optional.empty(), group.path("base_sha").asString("")));
        }
        if (branch.isEmpty()) {
            return Optional.empty();
        }
        boolean toDefault = event.path("ref").asString("").equals("refs/heads/" + branch) && event.has("before");
        return Optional.of(
                        toDefault
                                ? pushed(told, branch, event.path("before").asString(""))
                                : of(told, branch, Optional.empty(), remote(branch)))
                .filter(run -> !run.revisions().isEmpty());
    }

    /** What the default branch was before. */
    private static CiRun pushed(String told, String branch, String before) {
        return of(told, branch + " before the push", Optional.empty(), before);
    }

    private static CiRun of(String told, String branch, Optional<String> merged, String... revisions) {
        return new CiRun(
                told,
                branch,
                Stream.of(revisions)
                        .filter(revision -> !revision.isEmpty() && !revision.matches(NOTHING))
                        .toList(),
                merged);
    }

    private static String remote(String branch) {
        return "refs/remotes/origin/" + branch;
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static JsonNode event(Path file) {
        if (!Files.isReadable(file)) {
            throw new FlywaySettingsException(
                    "GITHUB_EVENT_PATH is %s, which cannot be read; say with --base REF what is compared with."
                            .formatted(file));
        }
        try {
            return new JsonMapper().readTree(file.toFile());
        } catch (JacksonException e) {
            throw new FlywaySettingsException(
                    "GITHUB_EVENT_PATH is %s, which is no JSON; say with --base REF what is compared with."
                            .formatted(file),
                    e);
        }
    }
}
