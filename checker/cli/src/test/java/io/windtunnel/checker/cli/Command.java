package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.windtunnel.domain.report.ReportSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command in a process of its own, with a directory for scripts and one for everything temporary. */
final class Command {

    static final Path CACHE = Path.of("target/command-cache").toAbsolutePath();
    private static final String REPORT = "report.json";

    private final Path home;
    private final Path temporary;
    private final Map<String, String> environment = new TreeMap<>(Map.of("CI", "true", "LC_ALL", "C.UTF-8"));

    /** What came out: both streams, each run of white space as one blank, so that no line break matters. */
    record Result(int exitCode, String text) {}

    Command(Path home) throws IOException {
        // The server may be another user, who has to reach it.
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        this.home = home;
        this.temporary = Files.createDirectories(home.resolve("tmp"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.createDirectories(home.resolve("sql"));
    }

    /** Where the scripts stand. */
    Path scripts() {
        return home.resolve("sql");
    }

    Command script(String name, String sql) throws IOException {
        return script(name, sql.getBytes(StandardCharsets.UTF_8));
    }

    Command script(String name, byte[] sql) throws IOException {
        Files.write(home.resolve("sql").resolve(name), sql);
        return this;
    }

    /** Sets a variable of the environment. */
    Command environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Flies all scripts, with a JSON report beside the one for people, and looks what is left. */
    Result check(String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("check", "--migrations", "sql", "--all", "--cache-dir"));
        all.addAll(List.of(CACHE.toString(), "--format", "terminal", "--format", "json", "--output", REPORT));
        all.addAll(List.of(options));
        return run(all.toArray(String[]::new));
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return end(start(arguments));
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Windtunnel.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(FLYWAY|GITHUB|CI)_.*"));
        builder.environment().keySet().removeAll(Set.of("PGUSER", "PGPASSWORD", "PGPASSFILE"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start();
    }

    /** Waits for the end; a report that was written fits its schema, and nothing is left. */
    Result end(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(home.resolve("output")).replaceAll("\\s+", " ");
        reportFitsItsSchema();
        nothingIsLeft();
        return new Result(process.exitValue(), text);
    }

    private void reportFitsItsSchema() throws IOException {
        if (Files.exists(home.resolve(REPORT))) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(ReportSchema.json())
                            .validate(Files.readString(home.resolve(REPORT)), InputFormat.JSON))
                    .isEmpty();
        }
    }

    /** After a signal the keeper outlives the command by its clean-up. */
    private void nothingIsLeft() throws IOException, InterruptedException {
        for (int i = 0; i < 1000 && !(left().isEmpty() && servers().isEmpty()); i++) {
            Thread.sleep(10);
        }
        assertThat(left()).isEmpty();
        assertThat(servers()).isEmpty();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("hsperfdata"))
                    .toList();
        }
    }

    /** Processes that name the temporary directory: the keeper and its server. */
    private List<String> servers() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(temporary.toString()))
                .toList();
    }

    /** The process of the server that works in the temporary directory, once it takes connections. */
    long awaitServer() throws IOException, InterruptedException {
        for (int i = 0; i < 3000; i++) {
            for (Path directory : left()) {
                Path file = directory.resolve("data/postmaster.pid");
                if (Files.isReadable(file)) {
                    List<String> lines = Files.readAllLines(file);
                    if (lines.size() >= 8 && lines.get(7).startsWith("ready")) {
                        return Long.parseLong(lines.get(0).strip());
                    }
                }
            }
            Thread.sleep(10);
        }
        throw new IOException("no server: " + Files.readString(home.resolve("output")));
    }
}
