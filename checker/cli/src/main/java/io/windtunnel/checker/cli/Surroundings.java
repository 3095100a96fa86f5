package io.windtunnel.checker.cli;

import io.windtunnel.checker.sandbox.ArtifactSource;
import io.windtunnel.checker.sandbox.MavenArtifacts;
import io.windtunnel.views.text.VisibleText;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the command runs.
 *
 * @param workingDirectory an absolute path
 * @param environment the environment variables
 * @param in standard input
 * @param out standard output
 * @param err standard error, UTF-8
 * @param inIsTerminal whether a person types into {@code in}
 * @param outIsTerminal whether a person looks at {@code out}
 * @param errIsTerminal whether a person looks at {@code err}
 * @param unicode whether the locale can show more than ASCII
 * @param artifacts where server binaries come from that the command does not carry
 * @param defaults options, "--model=ddl:schema.sql", that hold where nobody says anything else; paths are absolute
 */
public record Surroundings(
        Path workingDirectory,
        Map<String, String> environment,
        InputStream in,
        OutputStream out,
        PrintStream err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        boolean unicode,
        ArtifactSource artifacts,
        List<String> defaults) {

    public Surroundings {
        environment = Map.copyOf(environment);
        defaults = List.copyOf(defaults);
    }

    /** What the launcher found out about the standard streams: the numbers of those that are terminals. */
    private static final String TERMINALS = "windtunnel.terminals";

    /** This process's own. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                System.in,
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                isTerminal(0),
                isTerminal(1),
                isTerminal(2),
                System.getProperty("native.encoding", "").equalsIgnoreCase("UTF-8"),
                new MavenArtifacts(),
                List.of());
    }

    /** The same, seen from another directory, an absolute path. */
    Surroundings at(Path directory) {
        return new Surroundings(
                directory,
                environment,
                in,
                out,
                err,
                inIsTerminal,
                outIsTerminal,
                errIsTerminal,
                unicode,
                artifacts,
                defaults);
    }

    /** The same with other standard streams, which no person looks at. */
    Surroundings writingTo(OutputStream otherOut, PrintStream otherErr) {
        return new Surroundings(
                workingDirectory,
                environment,
                in,
                otherOut,
                otherErr,
                false,
                false,
                false,
                unicode,
                artifacts,
                defaults);
    }

    /** A variable that is set to something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * Asks the person at the terminal.
     *
     * @param question without a line end
     * @return the line that was typed, empty where nobody is there who could answer: no terminal at both ends, or in CI
     */
    Optional<String> ask(String question) {
        if (!inIsTerminal || !errIsTerminal || variable("CI").isPresent()) {
            return Optional.empty();
        }
        err.print("\r\u001b[K" + VisibleText.of(question) + " "); // where a line of progress may stand
        err.flush();
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    return Optional.empty();
                }
                line.write(next);
            }
            return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The terminal's width as the shell or the launcher gives it. */
    Optional<Integer> columns() {
        return variable("COLUMNS")
                .filter(value -> value.matches("[1-9][0-9]{0,3}"))
                .map(Integer::valueOf);
    }

    /** Java 17 cannot tell for one stream: {@code System.console()} wants both ends to be terminals. */
    private static boolean isTerminal(int descriptor) {
        String told = System.getProperty(TERMINALS);
        if (told != null) {
            return told.contains(Integer.toString(descriptor));
        }
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd", Integer.toString(descriptor)))
                    .toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException e) {
            // Not Linux and not started by the launcher: nothing is known, so nothing is assumed.
            return false;
        }
    }
}
