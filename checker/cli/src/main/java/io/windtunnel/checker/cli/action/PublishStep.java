package io.windtunnel.checker.cli.action;

import io.windtunnel.checker.pending.RunOrigin;
import io.windtunnel.domain.server.Receipt;
import io.windtunnel.domain.server.ReviewServerClient;
import io.windtunnel.domain.server.ReviewServerException;
import io.windtunnel.domain.server.ServerAddress;
import io.windtunnel.domain.server.ServerToken;
import io.windtunnel.domain.server.Submission;
import io.windtunnel.views.text.VisibleText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Hands the report of the last check in at a review server, in a step of its own: where scripts run, there is no token.
 * Whatever stands in its way is told in one line and fails nothing.
 */
public final class PublishStep {

    private static final int LONGEST_LINE = 2_000;

    private final ActionInputs inputs;
    private final Runner runner;

    /** @param log where the runner reads the step's output, in UTF-8 */
    public PublishStep(ActionInputs inputs, PrintStream log) {
        this.inputs = inputs;
        this.runner = new Runner(inputs, log);
    }

    /** Runs the step; 0 whatever came of it. */
    public int run() {
        String told;
        try {
            told = publish();
        } catch (IOException | IllegalArgumentException | ReviewServerException e) {
            told = "not published: " + e.getMessage();
        }
        runner.say(VisibleText.boundedLine(told, LONGEST_LINE));
        return 0;
    }

    private String publish() throws IOException, ReviewServerException {
        Optional<String> token = inputs.variable("WINDTUNNEL_TOKEN");
        Path file = inputs.reports().resolve(CheckStep.JSON);
        Optional<Submission> about = RunOrigin.of(inputs.workingDirectory(), inputs.environment());
        if (token.isEmpty() || !Files.exists(file) || about.isEmpty()) {
            return "not published: "
                    + (token.isEmpty()
                            ? "there is no token; a pull request from a fork gets none"
                            : about.isEmpty() ? "the branch is not known" : "there is no report");
        }
        ServerAddress server =
                ServerAddress.parse(inputs.variable("INPUT_PUBLISH").orElse("").strip());
        Receipt receipt = new ReviewServerClient(server, ServerToken.parse(token.get()))
                .publish(about.get(), Files.readAllBytes(file));
        runner.output("published", receipt.url());
        return "published: " + receipt.url();
    }
}
