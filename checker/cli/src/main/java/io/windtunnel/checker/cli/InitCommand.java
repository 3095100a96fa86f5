package io.windtunnel.checker.cli;

import io.windtunnel.checker.cli.init.GitPlace;
import io.windtunnel.checker.cli.init.Starter;
import io.windtunnel.checker.cli.init.Survey;
import io.windtunnel.views.text.VisibleText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code windtunnel init}: a first configuration of what stands in the repository. */
@Command(
        name = "init",
        description =
                "Write a commented windtunnel.yml of what is found here, and a workflow for GitHub Actions. What is "
                        + "there already stays.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel init [OPTIONS]",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footerHeading = "%n",
        footer = {
            "Read are application.yml and application.properties of Spring Boot, pom.xml,",
            "build.gradle(.kts) as text, flyway.conf and flyway.toml, the compose file and",
            "Git. Nothing is run.",
            "",
            "Exit code: 0 done, 2 wrong usage, 3 a file could not be read or written."
        })
final class InitCommand implements Callable<Integer> {

    @Option(names = "--force", description = "Replace what is there already.")
    private boolean force;

    private final Surroundings surroundings;
    private final PrintStream out;

    InitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.out = new PrintStream(surroundings.out(), false, StandardCharsets.UTF_8);
    }

    @Override
    public Integer call() throws IOException {
        Path here = surroundings.workingDirectory();
        Survey survey = Survey.of(here, surroundings.environment());
        Optional<GitPlace> git = GitPlace.of(here);
        tellWhatWasFound(survey, git);
        Starter starter = new Starter(survey);
        line("");
        for (Map.Entry<Path, String> file : starter.configurations().entrySet()) {
            write(here.resolve(file.getKey()), file.getValue());
        }
        if (git.isPresent()) {
            write(git.get().root().resolve(Starter.WORKFLOW), starter.workflow(git.get()));
        } else {
            line("no workflow for GitHub Actions: this is no Git repository");
        }
        tellWhatIsNext(survey);
        out.flush();
        return 0;
    }

    private void tellWhatWasFound(Survey survey, Optional<GitPlace> git) {
        survey.found().forEach(found -> line("found  " + found));
        git.ifPresent(place -> line("found  default branch " + place.defaultBranch() + "  (Git)"));
        survey.unread().forEach(note -> line("look   " + note));
        if (!survey.hasMigrations()) {
            line("found no migrations: give their directory under \"migrations\" in " + Starter.CONFIGURATION);
        }
    }

    /** Never through a symbolic link, and never over a file that somebody wrote. */
    private void write(Path file, String text) throws IOException {
        Path directory = Optional.ofNullable(file.getParent()).orElse(file);
        Path shown = surroundings.workingDirectory().relativize(file);
        Files.createDirectories(directory);
        if (force && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(file);
        }
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            line("wrote  " + shown);
        } catch (FileAlreadyExistsException e) {
            line("kept   " + shown + ", which was there already (--force replaces it)");
        }
    }

    private void tellWhatIsNext(Survey survey) {
        line("");
        line("Next:  windtunnel check           what this branch adds");
        line("       windtunnel check --all     the whole history, script by script");
        if (survey.modules().size() > 1) {
            line("       in each directory with a " + Starter.CONFIGURATION + " of its own");
        }
        if (survey.hasMaven()) {
            line("");
            line("For mvn verify, in the pom.xml of the module with the scripts, under build, plugins:");
            Starter.mavenPlugin(
                            Optional.ofNullable(Windtunnel.class.getPackage().getImplementationVersion()))
                    .forEach(this::indented);
        }
        survey.gradleBuild().ifPresent(build -> {
            line("");
            line("For gradle check, in " + build + ", with windtunnel.jar beside it:");
            Starter.gradleTask(build).forEach(this::indented);
        });
    }

    private void indented(String text) {
        line("  " + text);
    }

    private void line(String text) {
        out.println(VisibleText.logLine(text));
    }
}
