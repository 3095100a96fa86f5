package io.windtunnel.checker.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The processes behind a sandbox, and JVMs of their own that hold one. */
final class SandboxProcesses {

    private SandboxProcesses() {}

    /** The server that works on the data directory. */
    static long postmaster(Path data) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    }

    /** Whether the process runs; one that only waits to be reaped does not. */
    static boolean isAlive(long pid) throws IOException {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
        try {
            return !Files.readString(stat).matches("(?s)\\d+ \\(.*\\) [ZX] .*");
        } catch (IOException e) {
            return false;
        }
    }

    static void awaitEnd(long pid) throws IOException, InterruptedException {
        for (int i = 0; i < 1000 && isAlive(pid); i++) {
            Thread.sleep(10);
        }
    }

    /** A JVM that opened a sandbox, and what it said of it. */
    record Holder(Process process, Path data, List<String> notes) {

        long server() throws IOException {
            return postmaster(data);
        }

        /** Lets it close its sandbox and end. */
        void release() throws IOException, InterruptedException {
            process.getOutputStream().close();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    /** Starts a JVM that opens an embedded sandbox with this cache, and holds it until its input ends. */
    static Process startHolder(Path cache, String... prefix) throws IOException {
        List<String> command = new ArrayList<>(List.of(prefix));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SandboxHolder.class.getName(),
                cache.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits until the JVM has opened its sandbox. */
    static Holder awaitOpen(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        List<String> notes = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("data ")) {
                return new Holder(process, Path.of(line.substring(5)), notes);
            }
            notes.add(line);
        }
        throw new IOException("no sandbox: " + notes);
    }
}
