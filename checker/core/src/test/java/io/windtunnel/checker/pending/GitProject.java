package io.windtunnel.checker.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.FlywaySettingsReader;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.script.MigrationScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;

/** A project in a real Git repository, made by the git program, and what is pending in it. */
final class GitProject {

    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>();
    private String migrations = "db";

    private GitProject(Path directory) {
        this.directory = directory;
    }

    /** A directory that may become a repository. */
    static GitProject in(Path directory) {
        try {
            Files.createDirectories(directory);
            Assumptions.assumeTrue(
                    new ProcessBuilder("git", "--version").start().waitFor() == 0, "no git on this machine");
        } catch (IOException e) {
            Assumptions.abort("no git on this machine");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new GitProject(directory);
    }

    /** A repository whose branch main has version 1. */
    static GitProject withMain(Path directory) {
        return in(directory).git("init", "-q", "-b", "main").script("V1__one").commit();
    }

    /** A clone of it. */
    GitProject cloned(Path target, String... options) {
        List<String> arguments = new ArrayList<>(List.of("clone", "-q"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(directory.toUri().toString(), target.toString()));
        git(arguments.toArray(String[]::new));
        return in(target);
    }

    GitProject git(String... arguments) {
        output(arguments);
        return this;
    }

    /** The hash of a revision. */
    String hash(String revision) {
        return output("rev-parse", revision);
    }

    private String output(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(process.waitFor()).as("%s: %s", command, text).isZero();
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the scripts stand, "db" at first. */
    GitProject migrations(String path) {
        migrations = path;
        return this;
    }

    /** A script of this name, each with content of its own. */
    GitProject script(String name) {
        return file(migrations + "/" + name + ".sql", "SELECT '" + name + "';");
    }

    GitProject file(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    GitProject commit() {
        return git("add", "-A").git("commit", "-q", "-m", "next");
    }

    /** A variable of the CI system. */
    GitProject environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The event that GitHub hands to a run. */
    GitProject event(String name, String json) {
        Path file = directory.resolveSibling("event.json");
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return environment("GITHUB_EVENT_NAME", name).environment("GITHUB_EVENT_PATH", file.toString());
    }

    Division division(CheckScope scope) {
        return Division.of(history(), scope, directory, environment);
    }

    Optional<String> base() {
        return division(new CheckScope.Pending()).described();
    }

    /** Names of the pending scripts: those that the base does not have. */
    List<String> pending() {
        return pending(new CheckScope.Pending());
    }

    List<String> pending(CheckScope scope) {
        Set<String> base = new HashSet<>();
        division(scope).base().scripts().forEach(script -> base.add(name(script.script())));
        return history().scripts().stream()
                .map(script -> name(script.script()))
                .filter(name -> !base.contains(name))
                .toList();
    }

    private static String name(MigrationScript script) {
        return script.path().replaceFirst(".*/", "").replace(".sql", "");
    }

    private MigrationHistory history() {
        FlywaySettings settings =
                new FlywaySettingsReader(directory, Map.of()).read(List.of(Path.of(migrations)), Map.of(), List.of());
        return MigrationHistory.resolve(settings, directory);
    }
}
