package io.windtunnel.checker.cli.action;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of the action, and what the runner says of the place where it runs.
 *
 * @param environment the variables of the step
 * @param workingDirectory where the check runs, an absolute path
 */
public record ActionInputs(Map<String, String> environment, Path workingDirectory) {

    /** What an artifact, a file and a comment's marker can all be called. */
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,60}";

    private static final List<String> SINGLE = List.of("config", "model", "base", "postgres", "fail-on");

    public ActionInputs {
        environment = Map.copyOf(environment);
    }

    /** A variable that is set to something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** An input that is set to something. */
    private Optional<String> input(String name) {
        return variable("INPUT_" + name.toUpperCase(Locale.ROOT).replace('-', '_'))
                .map(String::strip);
    }

    private List<String> lines(String name) {
        return input(name).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /**
     * Tells the checks of one repository apart.
     *
     * @throws IllegalArgumentException when nothing can be called so
     */
    String name() {
        String name = input("name").orElseGet(this::defaultName);
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "the input \"name\" is made of letters, digits, dots, dashes and underscores, at most 61");
        }
        return name;
    }

    /** Of a check of the whole repository or of a directory in it, "shop/api" for example. */
    private String defaultName() {
        String directory = input("working-directory")
                .orElse("")
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceAll("^[^A-Za-z0-9]+|-+$", "");
        return directory.isEmpty() ? "migrations" : directory;
    }

    /** The command's options; a value cannot become an option, only a line of {@code args} can. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        lines("migrations").forEach(directory -> arguments.add("--migrations=" + directory));
        for (String name : SINGLE) {
            input(name).ifPresent(value -> arguments.add("--" + name + "=" + value));
        }
        arguments.addAll(lines("args"));
        return arguments;
    }

    /** Where the reports are written: a place of this job alone. */
    Path reports() {
        return Path.of(variable("RUNNER_TEMP").orElse(System.getProperty("java.io.tmpdir", "")))
                .resolve("windtunnel")
                .resolve(name())
                .toAbsolutePath();
    }

    /** The page of this run, where the artifacts are. */
    Optional<String> runPage() {
        return variable("GITHUB_RUN_ID").flatMap(run -> variable("GITHUB_REPOSITORY")
                .map(repository -> variable("GITHUB_SERVER_URL").orElse("https://github.com") + "/" + repository
                        + "/actions/runs/" + run));
    }
}
