package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.DiffRequest;
import io.windtunnel.checker.ModelDiffer;
import io.windtunnel.checker.SchemaChanges;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.report.ChangeList;
import io.windtunnel.checker.report.TerminalStyle.Detail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code windtunnel diff}: what changes from one schema to another, in words. */
@Command(
        name = "diff",
        description = "Say what changes from one schema to another. Nothing is changed anywhere.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel diff --from SOURCE --to SOURCE [OPTIONS]",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  windtunnel diff --from migrations:db/migration --to ddl:schema.sql",
            "      what the next migration has to do",
            "  windtunnel diff --from jdbc:postgresql://host/db --to ddl:schema.sql --sql",
            "      the SQL for it, planned and not flown",
            "  windtunnel diff --from migrations:db/migration --to jooq:shop.db@classes:jooq.jar",
            "      whether the generated classes are up to date",
            "  windtunnel diff --from migrations:db/migration --to jdbc:postgresql://host/db",
            "      what somebody changed by hand",
            "",
            "Exit code: 0 no difference, 1 differences, 2 wrong usage or unreadable source,",
            "3 the work could not be done."
        })
final class DiffCommand implements Callable<Integer> {

    @ArgGroup(validate = false, order = 1, heading = "%nThe schemas:%n")
    private Schemas schemas = new Schemas();

    @ArgGroup(validate = false, order = 2, heading = "%nWhat migrations need:%n")
    private RunOptions.Scripts scripts = new RunOptions.Scripts();

    @ArgGroup(validate = false, order = 3, heading = RunOptions.Server.HEADING)
    private RunOptions.Server server = new RunOptions.Server();

    @ArgGroup(validate = false, order = 4, heading = RunOptions.Telling.HEADING)
    private RunOptions.Telling telling = new RunOptions.Telling();

    private final Surroundings surroundings;

    DiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What is compared. */
    static final class Schemas extends RunOptions.Compared {

        @Option(
                names = "--from",
                paramLabel = "SOURCE",
                order = -7,
                description = "The schema as it is: " + ModelSource.FORMS + ".")
        Optional<ModelSource> from = Optional.empty();

        @Option(names = "--to", paramLabel = "SOURCE", order = -6, description = "The schema as it is to be; likewise.")
        Optional<ModelSource> to = Optional.empty();

        @Option(
                names = "--sql",
                order = -1,
                description = "Print the SQL that leads from the one to the other instead.")
        boolean sql;
    }

    @Override
    public Integer call() throws UsageException, CheckException, IOException {
        DiffRequest request = request();
        SchemaChanges changes =
                ShownProgress.during(surroundings, telling.quiet, progress -> new ModelDiffer(progress).diff(request));
        if (changes.script().isPresent()) {
            surroundings.out().write(changes.script().get().getBytes(StandardCharsets.UTF_8));
            surroundings.out().flush();
            return changes.changes().isEmpty() ? 0 : ExitCodes.FINDINGS;
        }
        new ChangeList(Colours.style(telling.color, true, surroundings, telling.quiet ? Detail.QUIET : Detail.NORMAL))
                .write(changes.changes(), changes.doubtful(), changes.notCompared(), surroundings.out());
        return changes.changes().isEmpty() ? 0 : ExitCodes.FINDINGS;
    }

    private DiffRequest request() throws UsageException {
        List<String> problems = scripts.problems(surroundings);
        if (schemas.from.isEmpty()) {
            problems.add("--from SOURCE is missing, the schema as it is: " + ModelSource.FORMS);
        }
        if (schemas.to.isEmpty()) {
            problems.add("--to SOURCE is missing, the schema as it is to be: " + ModelSource.FORMS);
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new DiffRequest(
                RunOptions.settings(surroundings, scripts, server),
                schemas.from.orElseThrow(),
                schemas.to.orElseThrow(),
                schemas.renameChoices(),
                schemas.ignored(),
                schemas.sql);
    }
}
