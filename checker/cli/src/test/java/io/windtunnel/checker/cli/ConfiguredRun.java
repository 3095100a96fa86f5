package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.CheckRequest;
import io.windtunnel.checker.sandbox.MavenArtifacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The command in this process, in a directory and an environment of its own; what reaches the check is kept. */
final class ConfiguredRun {

    private final List<CheckRequest> requests = new ArrayList<>();
    private final List<String> defaults = new ArrayList<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, String> environment = new TreeMap<>();
    private final Path home;

    ConfiguredRun(Path home) {
        this.home = home;
    }

    ConfiguredRun file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
        return this;
    }

    ConfiguredRun directory(String name) throws IOException {
        Files.createDirectories(home.resolve(name));
        return this;
    }

    ConfiguredRun defaults(String... arguments) {
        defaults.addAll(List.of(arguments));
        return this;
    }

    ConfiguredRun variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    int in(String directory, String... arguments) {
        return windtunnel(directory).execute(arguments);
    }

    Windtunnel windtunnel(String directory) {
        Surroundings surroundings = new Surroundings(
                home.resolve(directory).normalize(),
                environment,
                InputStream.nullInputStream(),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false,
                true,
                new MavenArtifacts(),
                defaults);
        return new Windtunnel(surroundings, (request, progress) -> {
            requests.add(request);
            throw new CheckException(CheckException.Kind.CHECKER, "not flown here", new IOException());
        });
    }

    /** What reached the check, which is once at most. */
    CheckRequest request() {
        if (requests.size() != 1) {
            throw new AssertionError(requests.size() + " checks\n" + err());
        }
        return requests.get(0);
    }

    boolean isRefused() {
        return requests.isEmpty();
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
