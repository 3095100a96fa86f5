package io.windtunnel.checker.cli.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The action as GitHub's runner plays it: the steps of {@code action.yml} in order, with their conditions and
 * variables. Steps that are other people's actions are only noted.
 */
final class PlayedAction {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{(.*?)}}", Pattern.DOTALL);

    private final Path home;
    private final Path workspace;
    private final Path tool;
    private final Map<String, String> context = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> used = new ArrayList<>();
    private final StringBuilder log = new StringBuilder();
    private int exitCode;

    /**
     * @param home an empty directory for all but the checkout
     * @param workspace the checkout
     */
    PlayedAction(Path home, Path workspace) throws IOException {
        this.home = home;
        this.workspace = workspace;
        this.tool = home.resolve("tool");
        Path action = Files.createDirectories(tool.resolve(".github/actions/check"));
        Files.copy(ActionFile.REPOSITORY.resolve(".github/actions/check/action.sh"), action.resolve("action.sh"));
        for (String part : List.of(
                ".mvn",
                "domain/src/main",
                "views/src/main",
                "embedded/src/main",
                "checker/core/src/main",
                "checker/cli/src/main")) {
            Files.createDirectories(tool.resolve(part));
        }
        for (String pom : List.of(
                "pom.xml",
                "domain/pom.xml",
                "views/pom.xml",
                "embedded/pom.xml",
                "checker/pom.xml",
                "checker/core/pom.xml")) {
            Files.writeString(tool.resolve(pom), pom);
        }
        Path launcher = tool.resolve("windtunnel");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' io.windtunnel.checker.cli.Windtunnel \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("GITHUB_ACTION_PATH", action.toString());
        context.put("github.token", "no token");
        Path cache = Path.of("target/action-cache").toAbsolutePath();
        environment.putAll(Map.of(
                "CI", "true",
                "GITHUB_ACTIONS", "true",
                "GITHUB_WORKSPACE", workspace.toString(),
                "GITHUB_REPOSITORY", "shop/shop",
                "GITHUB_RUN_ID", "42",
                "RUNNER_TEMP", Files.createDirectories(home.resolve("temp")).toString(),
                "RUNNER_OS", "Linux",
                "RUNNER_ARCH", "X64",
                "WINDTUNNEL_ACTION_HOME", cache.toString(),
                "LC_ALL", "C.UTF-8"));
    }

    PlayedAction input(String name, String value) {
        context.put("inputs." + name, value);
        return this;
    }

    /** A value of a context. */
    PlayedAction fact(String name, String value) {
        context.put(name, value);
        return this;
    }

    PlayedAction environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The event that the run is for. */
    PlayedAction event(String name, String json) throws IOException {
        Path file = home.resolve("event.json");
        Files.writeString(file, json);
        return environment("GITHUB_EVENT_NAME", name).environment("GITHUB_EVENT_PATH", file.toString());
    }

    /** Plays all steps. */
    PlayedAction play() throws IOException, InterruptedException {
        exitCode = 0;
        used.clear();
        log.setLength(0);
        Files.deleteIfExists(home.resolve("summary"));
        context.keySet().removeIf(name -> name.startsWith("steps."));
        ActionFile action = ActionFile.read(ActionFile.ACTION);
        action.map("inputs")
                .forEach((name, input) -> context.computeIfAbsent(
                        "inputs." + name, any -> evaluate(String.valueOf(((Map<?, ?>) input).get("default")))));
        for (Map<?, ?> step : action.steps("runs")) {
            if (isDue(Objects.toString(step.get("if"), ""))) {
                play(step);
            }
        }
        return this;
    }

    private void play(Map<?, ?> step) throws IOException, InterruptedException {
        if (step.containsKey("uses")) {
            Object with = step.get("with");
            used.add(step.get("uses") + " " + evaluate(String.valueOf(with)).replaceAll("\\s+", " "));
            return;
        }
        Path output = home.resolve("output");
        Files.writeString(output, "");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", Objects.toString(step.get("run")))
                .directory(workspace
                        .resolve(evaluate(Objects.toString(step.get("working-directory"), ".")))
                        .toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(GITHUB|FLYWAY|WINDTUNNEL|INPUT|CI|PG).*"));
        builder.environment().putAll(environment);
        builder.environment().put("GITHUB_OUTPUT", output.toString());
        builder.environment().put("GITHUB_STEP_SUMMARY", home.resolve("summary").toString());
        if (step.get("env") instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> builder.environment().put(name.toString(), evaluate(value.toString())));
        }
        Process process = builder.start();
        log.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        exitCode = process.waitFor() == 0 ? exitCode : process.exitValue();
        for (String line : Files.readAllLines(output)) {
            context.put(
                    "steps." + step.get("id") + ".outputs." + line.replaceFirst("=.*", ""),
                    line.replaceFirst("[^=]*=", ""));
        }
    }

    /** A condition without a word on failure is for steps after which nothing has failed. */
    private boolean isDue(String condition) {
        String plain = condition.replaceFirst("^\\$\\{\\{(.*)}}$", "$1");
        boolean whatever = plain.contains("!cancelled()");
        return (whatever || exitCode == 0)
                && Arrays.stream(plain.split("&&"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty() && !part.equals("!cancelled()"))
                        .allMatch(this::holds);
    }

    private boolean holds(String comparison) {
        Matcher parts = Pattern.compile("(\\S+) (==|!=) (\\S+)").matcher(comparison);
        assertThat(parts.matches()).as(comparison).isTrue();
        return value(parts.group(1)).equals(value(parts.group(3)))
                == parts.group(2).equals("==");
    }

    private String evaluate(String text) {
        return EXPRESSION.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private String value(String expression) {
        String name = expression.strip();
        assertThat(name).matches("'[^']*'|true|(inputs|steps|github)\\.[\\w.-]+");
        return name.startsWith("'") || name.equals("true") ? name.replace("'", "") : context.getOrDefault(name, "");
    }

    int exitCode() {
        return exitCode;
    }

    String log() {
        return log.toString();
    }

    /** Workflow commands in the log: what stands between stop and go is none. */
    List<String> commands() {
        return Pattern.compile("(?ms)^::stop-commands::(\\w+)$.*?^::\\1::$")
                .matcher(log)
                .replaceAll("")
                .lines()
                .filter(line -> line.strip().startsWith("::"))
                .toList();
    }

    String summary() throws IOException {
        Path file = home.resolve("summary");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** An output of the action. */
    String output(String name) throws IOException {
        return evaluate(String.valueOf(
                ActionFile.read(ActionFile.ACTION).map("outputs", name).get("value")));
    }

    /** The other actions that were used, with what they got. */
    String used() {
        return used.stream().collect(Collectors.joining("\n"));
    }
}
