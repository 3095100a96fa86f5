package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code windtunnel validate}: whether the scripts are those that were applied. */
@Command(
        name = "validate",
        description = "Compare the applied migrations with the scripts: checksums, names, types.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel validate [--url URL] [OPTIONS]",
        descriptionHeading = "%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  windtunnel validate --url jdbc:postgresql://localhost/shop --user shop",
            "",
            "What is only pending is no difference. Exit code: 0 they fit, 1 they do not,",
            "2 wrong usage, address or rights, 3 the server is busy or could not go on."
        })
final class ValidateCommand implements Callable<Integer> {

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    private final Surroundings surroundings;

    ValidateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws UsageException, CheckException {
        return options.run(surroundings, (database, out) -> {
            List<String> problems = database.validate();
            problems.forEach(problem -> problem.lines().forEach(out));
            if (problems.isEmpty() && !options.quiet()) {
                out.accept("The applied migrations of " + database.target() + " are as the scripts say.");
            }
            return problems.isEmpty() ? 0 : ExitCodes.FINDINGS;
        });
    }
}
