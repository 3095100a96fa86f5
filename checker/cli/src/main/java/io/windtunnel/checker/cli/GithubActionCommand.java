package io.windtunnel.checker.cli;

import io.windtunnel.checker.cli.action.ActionInputs;
import io.windtunnel.checker.cli.action.CheckStep;
import io.windtunnel.checker.cli.action.CommentStep;
import io.windtunnel.checker.cli.action.PublishStep;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code windtunnel github-action STEP}: a step of the action in {@code .github/actions/check}, and for nobody else. */
@Command(name = "github-action", hidden = true, description = "A step of the GitHub action.")
final class GithubActionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "STEP", description = "check, comment or publish")
    private Step step = Step.CHECK;

    private final Surroundings surroundings;
    private final CheckRun run;

    /** The steps that the command takes part in. */
    enum Step {
        CHECK,
        COMMENT,
        PUBLISH
    }

    GithubActionCommand(Surroundings surroundings, CheckRun run) {
        this.surroundings = surroundings;
        this.run = run;
    }

    @Override
    public Integer call() throws IOException {
        ActionInputs inputs = new ActionInputs(surroundings.environment(), surroundings.workingDirectory());
        PrintStream log = new PrintStream(surroundings.out(), true, StandardCharsets.UTF_8);
        return switch (step) {
            case COMMENT -> new CommentStep(inputs, log).run();
            case PUBLISH -> new PublishStep(inputs, log).run();
            case CHECK ->
                new CheckStep(
                                inputs,
                                (out, err, arguments) -> new Windtunnel(surroundings.writingTo(out, err), run)
                                        .execute(arguments.toArray(String[]::new)),
                                log)
                        .run();
        };
    }
}
