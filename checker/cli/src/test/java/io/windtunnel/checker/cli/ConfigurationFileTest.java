package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in {@code windtunnel.yml} reaches the check as if it stood on the command line. */
final class ConfigurationFileTest {

    private final List<CheckRequest> requests = new ArrayList<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final Path folder;

    ConfigurationFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void reachesTheCheck() throws IOException {
        run(
                """
                migrations: [one, two]
                flyway:
                  - postgresql.transactional.lock=false
                from: 7
                superuser: true
                """);

        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.migrations()).containsExactly(Path.of("one"), Path.of("two"));
            assertThat(request.run().flywaySettings())
                    .containsExactly(Map.entry("postgresql.transactional.lock", "false"));
            assertThat(request.scope().toString()).contains("7");
            assertThat(request.run().scriptRole().name()).isEqualTo("SUPERUSER");
        });
    }

    @Test
    void givesWayToTheCommandLine() throws IOException {
        run("migrations: one\nfrom: 7\n", "--migrations", "two", "--all");

        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.migrations()).containsExactly(Path.of("two"));
            assertThat(request.scope().toString()).startsWith("All");
        });
    }

    @Test
    void isToldAllThatIsWrongWithIt() throws IOException {
        int code = run("migratons: one\nall: 3\nstatement-timeout: soon\n");

        assertThat(code).isEqualTo(2);
        assertThat(requests).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("did you mean \"migrations\"", "true or false", "\"soon\" is not a whole number");
    }

    private int run(String configuration, String... arguments) throws IOException {
        Files.writeString(folder.resolve("windtunnel.yml"), configuration);
        Files.createDirectories(folder.resolve("one"));
        Files.createDirectories(folder.resolve("two"));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(0, "check");
        Surroundings surroundings = new Surroundings(
                folder,
                Map.of(),
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                false,
                true,
                new MavenArtifacts());
        return new Windtunnel(surroundings, (request, progress) -> {
                    requests.add(request);
                    throw new CheckException(CheckException.Kind.CHECKER, "not flown here", new IOException());
                })
                .execute(all.toArray(String[]::new));
    }
}
