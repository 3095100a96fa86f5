package io.windtunnel.checker.pending;

import io.windtunnel.domain.server.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says which branch and commit a run is about.
 *
 * <p>GitHub's variables: <a
 * href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables">docs.github.com</a>; GitLab's: <a
 * href="https://docs.gitlab.com/ci/variables/predefined_variables/">docs.gitlab.com</a>; Jenkins': <a
 * href="https://www.jenkins.io/doc/book/pipeline/multibranch/">jenkins.io</a>.
 */
public final class RunOrigin {

    private static final String HEADS = "refs/heads/";

    private final Map<String, String> environment;

    private RunOrigin(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * What the CI system says, else what is checked out.
     *
     * @param environment the variables of the CI system, if there is one
     * @return empty where nobody knows the branch or the commit
     * @throws IOException when the event or the repository cannot be read
     */
    public static Optional<Submission> of(Path workingDirectory, Map<String, String> environment) throws IOException {
        RunOrigin origin = new RunOrigin(environment);
        Optional<Submission> told = origin.ofGitHub().or(origin::ofGitLab).or(origin::ofJenkins);
        return told.isPresent() ? told : checkedOut(workingDirectory);
    }

    private Optional<Submission> ofGitHub() throws IOException {
        Optional<String> page = variable("GITHUB_RUN_ID").flatMap(run -> variable("GITHUB_REPOSITORY")
                .map(repository -> variable("GITHUB_SERVER_URL").orElse("https://github.com") + "/" + repository
                        + "/actions/runs/" + run));
        JsonNode request = event().path("pull_request");
        if (request.isObject()) {
            // GITHUB_SHA is a merge that nobody has written, and a fork may have a branch called main.
            boolean isFork = !request.at("/head/repo/full_name").equals(request.at("/base/repo/full_name"));
            return Optional.of(new Submission(
                    request.at(isFork ? "/head/label" : "/head/ref").asString(""),
                    request.at("/head/sha").asString(""),
                    Optional.of(request.path("number").asInt(0)).filter(number -> number > 0),
                    Optional.of(request.at("/base/ref").asString("")).filter(base -> !base.isEmpty()),
                    page));
        }
        return variable("GITHUB_SHA").flatMap(sha -> variable("GITHUB_REF")
                .map(ref -> submission(
                        ref.replaceFirst("^" + HEADS, ""), "GITHUB_SHA", Optional.empty(), Optional.empty(), page)));
    }

    private Optional<Submission> ofGitLab() {
        Optional<String> source = variable("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH");
        boolean isFork = source.isPresent() && !source.equals(variable("CI_MERGE_REQUEST_PROJECT_PATH"));
        // Of a merged result, CI_COMMIT_SHA is the merge.
        String commit = variable("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA").isPresent()
                ? "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"
                : "CI_COMMIT_SHA";
        return variable("CI_COMMIT_SHA").flatMap(sha -> variable("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME")
                .or(() -> variable("CI_COMMIT_REF_NAME"))
                .map(branch -> submission(
                        isFork ? source.orElse("") + ":" + branch : branch,
                        commit,
                        variable("CI_MERGE_REQUEST_IID"),
                        variable("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
                        variable("CI_JOB_URL"))));
    }

    private Optional<Submission> ofJenkins() {
        return variable("GIT_COMMIT").flatMap(sha -> variable("CHANGE_BRANCH")
                .or(() -> variable("BRANCH_NAME"))
                .map(branch -> submission(
                        branch,
                        "GIT_COMMIT",
                        variable("CHANGE_ID"),
                        variable("CHANGE_TARGET"),
                        variable("BUILD_URL"))));
    }

    private Submission submission(
            String branch, String commit, Optional<String> number, Optional<String> base, Optional<String> page) {
        return new Submission(
                branch,
                environment.getOrDefault(commit, ""),
                number.filter(text -> text.matches("[0-9]{1,9}")).map(Integer::valueOf),
                base,
                page);
    }

    private JsonNode event() throws IOException {
        Optional<Path> file = variable("GITHUB_EVENT_PATH").map(Path::of);
        if (file.isEmpty()) {
            return JsonMapper.shared().createObjectNode();
        }
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(file.get()));
        } catch (IOException | JacksonException e) {
            throw new IOException("GITHUB_EVENT_PATH is " + file.get() + ", which cannot be read", e);
        }
    }

    private static Optional<Submission> checkedOut(Path directory) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        try (Repository repository = builder.build()) {
            Ref head = repository.exactRef(Constants.HEAD);
            ObjectId commit = repository.resolve(Constants.HEAD);
            return head == null || !head.isSymbolic() || commit == null
                    ? Optional.empty()
                    : Optional.of(new Submission(
                            Repository.shortenRefName(head.getTarget().getName()),
                            commit.name(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
