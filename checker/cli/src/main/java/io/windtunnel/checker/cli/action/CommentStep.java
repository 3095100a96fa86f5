package io.windtunnel.checker.cli.action;

import io.windtunnel.checker.cli.action.PullRequestComments.Comment;
import io.windtunnel.checker.cli.action.PullRequestComments.RefusedException;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps one comment on the pull request at what the last check found. It says nothing where nothing was found, unless it
 * said something before. Whatever stands in its way is told in one line and fails nothing.
 */
public final class CommentStep {

    private static final String GITHUBS_OWN_BOT = "github-actions[bot]";

    private final ActionInputs inputs;
    private final Runner runner;

    /** @param log where the runner reads the step's output, in UTF-8 */
    public CommentStep(ActionInputs inputs, PrintStream log) {
        this.inputs = inputs;
        this.runner = new Runner(inputs, log);
    }

    /** Runs the step; 0 whatever came of it. */
    public int run() {
        try {
            runner.say(comment());
        } catch (RefusedException e) {
            runner.say(
                    e.isForbidden()
                            ? "no comment: the token may not write here (" + e.getMessage()
                                    + "). For a pull request from a fork that is GitHub's rule; else the job needs"
                                    + " \"pull-requests: write\". The summary and the annotations say the same."
                            : "no comment: " + e.getMessage());
        } catch (IOException | JacksonException e) {
            runner.say("no comment: " + e.getClass().getSimpleName() + " while talking to GitHub");
        }
        return 0;
    }

    private String comment() throws IOException {
        Optional<String> token = inputs.variable("GITHUB_TOKEN");
        Optional<String> repository = inputs.variable("GITHUB_REPOSITORY");
        long number = pullRequest();
        if (token.isEmpty() || repository.isEmpty() || number == 0) {
            return "no comment: there is no " + (number == 0 ? "pull request" : "token");
        }
        Path file = inputs.reports().resolve(CheckStep.JSON);
        if (!Files.exists(file)) {
            return "no comment: there is no report";
        }
        String api = inputs.variable("GITHUB_API_URL").orElse("https://api.github.com");
        PullRequestComments comments = new PullRequestComments(api + "/repos/" + repository.get(), number, token.get());
        String marker = "<!-- windtunnel: " + inputs.name() + " -->\n";
        Optional<Comment> mine =
                comments.find(marker, inputs.variable("INPUT_COMMENT_AUTHOR").orElse(GITHUBS_OWN_BOT));
        if (mine.isEmpty() && isQuiet(file)) {
            return "no comment: there is nothing to say";
        }
        String body = marker + text();
        if (mine.isEmpty()) {
            comments.create(body);
            return "commented on pull request " + number;
        }
        comments.update(mine.get(), body);
        return "brought the comment on pull request " + number + " up to date";
    }

    private long pullRequest() throws IOException {
        Path event = Path.of(inputs.variable("GITHUB_EVENT_PATH").orElse(""));
        return Files.isRegularFile(event)
                ? new JsonMapper()
                        .readTree(event.toFile())
                        .at("/pull_request/number")
                        .asLong(0)
                : 0;
    }

    private static boolean isQuiet(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Report report = ReportJson.read(in);
            return report.summary().outcome() == Outcome.PASSED
                    && report.findings().stream()
                            .allMatch(finding -> finding.suppressed().isPresent())
                    && report.problems().isEmpty()
                    && report.modelDiff().orElse(List.of()).isEmpty();
        }
    }

    private String text() throws IOException {
        String markdown = Files.readString(inputs.reports().resolve(CheckStep.MARKDOWN));
        return markdown.strip()
                + inputs.runPage()
                        .map(page -> "\n\n[The full report](" + page + ") is an artifact of the run.\n")
                        .orElse("\n");
    }
}
