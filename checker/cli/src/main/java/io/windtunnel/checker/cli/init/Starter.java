package io.windtunnel.checker.cli.init;

import io.windtunnel.checker.cli.init.Findings.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The first {@code windtunnel.yml} of a module, and the workflow of its repository. */
public final class Starter {

    /** Where the action and the schema are to be had. */
    static final String REPOSITORY = "windtunnel/windtunnel";

    private static final String VERSION = "main";
    public static final String CONFIGURATION = "windtunnel.yml";
    public static final String WORKFLOW = ".github/workflows/windtunnel.yml";
    private static final String SCHEMA = "https://raw.githubusercontent.com/" + REPOSITORY + "/" + VERSION
            + "/checker/cli/src/main/resources/io/windtunnel/checker/cli/configuration/windtunnel.schema.json";

    private final Survey survey;

    public Starter(Survey survey) {
        this.survey = survey;
    }

    /** The configuration of each module, by its file, relative to the directory of the survey. */
    public Map<Path, String> configurations() {
        Map<Path, String> files = new LinkedHashMap<>();
        survey.modules().forEach(module -> files.put(module.directory().resolve(CONFIGURATION), configuration(module)));
        return files;
    }

    private String configuration(Module module) {
        List<String> lines = new ArrayList<>(List.of(
                "# yaml-language-server: $schema=" + SCHEMA,
                "# The options of windtunnel, without the dashes before them. What is typed wins over WINDTUNNEL_*",
                "# variables, and they over this file. Paths start in its directory.",
                ""));
        migrations(module, lines);
        settings(module, lines);
        lines.add("");
        lines.add(survey.server()
                .map(server -> "# The server that they are flown in: " + YamlText.comment(server.origin()) + ".")
                .orElse("# The server that they are flown in; best is production's major version."));
        lines.add(survey.server()
                .map(server -> "postgres: " + YamlText.scalar(server.value()))
                .orElse("# postgres: embedded:16"));
        model(module, lines);
        lines.addAll(List.of(
                "",
                "# From which level on a finding fails the check: error, warning or never.",
                "# fail-on: error",
                "",
                "# What is pending: what this Git revision does not have. It is the default branch where nothing is said.",
                "# base: origin/main",
                "",
                "# SQL that an administrator runs before the first script: extensions, roles.",
                "# before: before.sql"));
        return String.join("\n", lines) + "\n";
    }

    private static void migrations(Module module, List<String> lines) {
        if (!module.ownSettings().isEmpty()) {
            lines.add("# Where the scripts are: as "
                    + YamlText.comment(
                            String.valueOf(module.ownSettings().get(0).getFileName())) + " says.");
            lines.add("# migrations: db/migration");
            return;
        }
        lines.add("# Where the scripts are"
                + (module.migrations().isEmpty()
                        ? "; none were found."
                        : ": " + YamlText.comment(module.migrations().get(0).origin()) + "."));
        List<String> paths = module.migrations().stream()
                .map(Found::value)
                .map(Path::of)
                .map(path -> module.directory().toAbsolutePath().relativize(path.toAbsolutePath()))
                .map(path -> YamlText.scalar(path.toString().isEmpty() ? "." : path.toString()))
                .toList();
        if (paths.isEmpty()) {
            lines.add("# migrations: src/main/resources/db/migration");
        } else if (paths.size() == 1) {
            lines.add("migrations: " + paths.get(0));
        } else {
            lines.add("migrations:");
            paths.forEach(path -> lines.add("  - " + path));
        }
    }

    private static void settings(Module module, List<String> lines) {
        if (module.settings().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("# Flyway's settings that the scripts need.");
        lines.add("flyway:");
        new TreeMap<>(module.settings())
                .forEach((name, found) -> lines.add("  " + YamlText.scalar(name) + ": " + YamlText.scalar(found.value())
                        + " # " + YamlText.comment(found.origin())));
    }

    private void model(Module module, List<String> lines) {
        lines.add("");
        lines.add("# What the schema has to be like after the last migration, the model that the code was written");
        lines.add("# against: declarative SQL, or jOOQ's generated classes with the jar of their jOOQ.");
        lines.add("# model: ddl:schema.sql");
        String classes =
                survey.hasMaven() || survey.gradleBuilds().isEmpty() ? "target/classes" : "build/classes/java/main";
        List<String> packages = module.jooqPackages().isEmpty()
                ? List.of("com.example.db")
                : module.jooqPackages().stream()
                        .map(Found::value)
                        .map(YamlText::comment)
                        .toList();
        packages.forEach(name -> lines.add("# model: jooq:" + name + "@" + classes + ":jooq.jar"));
    }

    /**
     * The workflow.
     *
     * @param git where it goes
     */
    public String workflow(GitPlace git) {
        List<String> directories = survey.modules().stream()
                .map(module -> git.root().relativize(survey.directory().resolve(module.directory())))
                .map(Path::toString)
                .toList();
        return """
                # Flies the migrations of a pull request in a throwaway PostgreSQL and says what was seen.
                name: windtunnel
                on:
                  pull_request:
                  push:
                    branches: [%s]
                permissions:
                  contents: read
                  pull-requests: write # one comment, where something was found
                  security-events: write # code scanning, where it is switched on
                jobs:
                  migrations:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: actions/checkout@v4
                        with:
                          fetch-depth: 0 # what is pending is told from the history
                """
                        .formatted(YamlText.scalar(git.defaultBranch()))
                + directories.stream().map(Starter::step).collect(Collectors.joining());
    }

    /** GitHub takes <code>${{</code> in a value for a program. */
    private static String step(String directory) {
        String step = "      - uses: " + REPOSITORY + "/.github/actions/check@" + VERSION + "\n";
        return directory.isEmpty()
                ? step
                : step + "        with:\n          working-directory: " + YamlText.scalar(directory.replace("${{", ""))
                        + "\n";
    }

    /** What makes {@code mvn verify} check. */
    public static List<String> mavenPlugin(Optional<String> version) {
        return """
                <plugin>
                  <groupId>io.windtunnel</groupId>
                  <artifactId>windtunnel-maven-plugin</artifactId>
                  <version>%s</version>
                  <executions><execution><goals><goal>check</goal></goals></execution></executions>
                </plugin>
                """
                .formatted(version.orElse("VERSION"))
                .lines()
                .toList();
    }

    /** What makes {@code gradle check} check, in Kotlin or in Groovy. */
    public static List<String> gradleTask(Path build) {
        return build.toString().endsWith(".kts")
                ? List.of(
                        "val windtunnel by tasks.registering(Exec::class) {",
                        "    commandLine(\"java\", \"-jar\", \"windtunnel.jar\", \"check\") }",
                        "tasks.named(\"check\") { dependsOn(windtunnel) }")
                : List.of(
                        "tasks.register('windtunnel', Exec) {",
                        "    commandLine 'java', '-jar', 'windtunnel.jar', 'check' }",
                        "tasks.named('check') { dependsOn 'windtunnel' }");
    }
}
