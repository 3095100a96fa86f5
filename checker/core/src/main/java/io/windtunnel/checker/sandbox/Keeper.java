package io.windtunnel.checker.sandbox;

import io.windtunnel.embedded.ServerUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A shell that runs as the server's user, in a private directory, and outlives the JVM by just the clean-up: when its
 * input ends it stops the server and removes the directory ({@code keeper.sh}).
 */
final class Keeper implements AutoCloseable {

    private static final int LOG_TAIL_LINES = 20;

    /** The server logs a statement whole, however long it is. */
    private static final int LOG_LINE = 300;

    private static final long CLOSE_SECONDS = 20;

    private final Path directory;
    private final Process process;
    private final Writer input;
    private final BufferedReader answers;

    private Keeper(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** A keeper of a new private directory. */
    static Keeper start(ServerUser user) throws IOException {
        Path directory = RunDirectory.create();
        try {
            user.own(directory);
            List<String> command = new ArrayList<>(ServerUser.newSession());
            command.addAll(user.prefix());
            command.addAll(List.of("sh", "-c", script(), "windtunnel-keeper", directory.toString()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            ServerUser.cleanEnvironment(builder);
            Keeper keeper = new Keeper(directory, builder.start());
            if (keeper.shell(":") != 0) {
                keeper.close();
                throw new IOException("a process of the server's user cannot work in " + directory
                        + ": is that directory reachable for every user? (TMPDIR names another)");
            }
            return keeper;
        } catch (IOException | RuntimeException e) {
            FileTree.delete(directory);
            throw e;
        }
    }

    /** The private directory; the server's data stands in {@code data} below it. */
    Path directory() {
        return directory;
    }

    Path data() {
        return directory.resolve("data");
    }

    /** Runs one command and waits for it; its output goes to the log. Gives its exit status, or -1 without a keeper. */
    int run(String... words) throws IOException {
        return shell(quote(words));
    }

    /** Runs one line of shell; otherwise as {@link #run}. */
    synchronized int shell(String line) throws IOException {
        if (line.indexOf('\n') >= 0) {
            throw new IOException("a line break in a command for the server: " + line);
        }
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            return -1;
        }
        String answer = answers.readLine();
        return answer == null ? -1 : Integer.parseInt(answer);
    }

    /** The words as one line of shell that means exactly these words. */
    static String quote(String... words) {
        return Arrays.stream(words)
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** Starts the server in the background, with its output in the log. */
    void startServer(List<String> command) throws IOException {
        shell(quote(command.toArray(String[]::new)) + " & server=$!");
    }

    /** Stops the server cleanly, which writes all to disk, and waits for it. */
    void stopServer() throws IOException {
        shell("kill -INT $server && wait $server; server=");
    }

    /** Makes the directory ready for another server. */
    void clear() throws IOException {
        shell("[ -n \"$server\" ] && kill -QUIT $server && wait $server; server=; rm -rf data; : >log");
    }

    boolean serverIsAlive() throws IOException {
        // Naming the jobs makes the shell notice which of its children have ended.
        return shell("jobs >/dev/null; [ -n \"$server\" ] && kill -0 $server 2>/dev/null") == 0;
    }

    /** The last lines of the log, for messages. */
    String logTail() {
        try {
            List<String> lines = new String(Files.readAllBytes(directory.resolve("log")), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.length() > LOG_LINE ? line.substring(0, LOG_LINE) + "..." : line)
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Ends the keeper, and with it the server and the directory, and waits until they are gone. */
    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            // The keeper is gone already; what it left is removed below.
        }
        boolean interrupted = false;
        try {
            if (!process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (Files.exists(directory)) {
            killLeftServer();
            FileTree.delete(directory);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** If the keeper was killed, its server lives on; the server's own file names it. */
    private void killLeftServer() {
        try {
            String pid = Files.readAllLines(data().resolve("postmaster.pid")).get(0);
            ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(server -> {
                server.descendants().forEach(ProcessHandle::destroyForcibly);
                server.destroyForcibly();
            });
        } catch (IOException | RuntimeException e) {
            // No such file: no server.
        }
    }

    private static String script() throws IOException {
        try (InputStream in = Keeper.class.getResourceAsStream("keeper.sh")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
