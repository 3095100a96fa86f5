package io.windtunnel.app.database;

import io.windtunnel.embedded.Archive;
import io.windtunnel.embedded.Loopback;
import io.windtunnel.embedded.Platform;
import io.windtunnel.embedded.ServerUser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of this process's own, whose data stays in a directory between starts:
 *
 * <ul>
 *   <li>{@code programs/}: the server's programs, unpacked
 *   <li>{@code data/}: its cluster
 *   <li>{@code private/password}: of its one role, which only this user reads
 *   <li>{@code log}: what it said
 * </ul>
 *
 * <p>It listens on loopback alone and asks for the password. One process works with a directory at a time.
 */
final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String ROLE = "windtunnel";
    private static final int START_SECONDS = 60;

    private final Path directory;
    private final ServerUser user = ServerUser.current();
    private final boolean temporary;
    private final FileLock lock;
    private final String password;
    private final int port;

    /**
     * Starts the server; a directory that is not there is made, a server that a killed process left behind is stopped.
     *
     * @param temporary whether the directory goes when the server stops
     * @throws IOException if the directory cannot be written, another process works with it, or the server does not
     *     start
     */
    static EmbeddedPostgres start(Path directory, boolean temporary) throws IOException {
        Path place = directory.toAbsolutePath().normalize();
        Files.createDirectories(place);
        return new EmbeddedPostgres(place, temporary);
    }

    private EmbeddedPostgres(Path directory, boolean temporary) throws IOException {
        this.directory = directory;
        this.temporary = temporary;
        this.lock = lock(directory.resolve("lock"));
        try {
            unpack();
            boolean isNew = !Files.exists(data().resolve("PG_VERSION"));
            this.password =
                    isNew ? initialise() : Files.readString(passwordFile()).strip();
            stop(); // one that a killed process left behind
            this.port = Loopback.freePort();
            launch();
        } catch (IOException | RuntimeException e) {
            lock.acquiredBy().close();
            throw e;
        }
    }

    /** Its one database. */
    DatabaseUrl url() {
        return new DatabaseUrl(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable&gssEncMode=disable",
                Optional.of(ROLE),
                Optional.of(password));
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } finally {
            if (temporary) {
                run("rm", "-rf", directory.toString());
            }
            lock.acquiredBy().close();
        }
    }

    private static FileLock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException(
                    "Another process works with " + file.getParent() + ": stop it, or name another directory.");
        }
        return lock;
    }

    private void unpack() throws IOException {
        Path programs = directory.resolve("programs");
        String archive = Platform.current()
                .map(Platform::archive)
                .orElseThrow(() ->
                        new IOException("There is no embedded PostgreSQL for this kind of machine: set DATABASE_URL."));
        URL resource = EmbeddedPostgres.class.getResource("/" + archive);
        if (resource == null) {
            throw new IOException(
                    "This build carries the embedded PostgreSQL of another kind of machine: set DATABASE_URL.");
        }
        Path whole = programs.resolve("complete");
        String wanted = resource.openConnection().getContentLengthLong() + " " + archive + "\n";
        if (Files.exists(whole) && Files.readString(whole).equals(wanted)) {
            return;
        }
        LOG.info("unpacking PostgreSQL into {}", programs);
        run("rm", "-rf", programs.toString());
        Files.createDirectories(programs);
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream in = resource.openStream()) {
            Archive.unpack(in, programs);
        }
        Files.writeString(whole, wanted);
    }

    private String initialise() throws IOException {
        LOG.info("making a new database in {}", data());
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        Path secrets = directory.resolve("private");
        Files.createDirectories(secrets);
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(passwordFile(), made + "\n");
        user.ownAll(secrets);
        run("rm", "-rf", data().toString());
        Files.createDirectory(data());
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwx------"));
        user.own(data());
        int status = runAsServer(
                program("initdb"),
                "--pgdata=" + data(),
                "--username=" + ROLE,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--data-checksums");
        if (status != 0) {
            run("rm", "-rf", data().toString());
            throw new IOException("The database could not be made:\n" + log());
        }
        return made;
    }

    private void launch() throws IOException {
        int status = runAsServer(
                program("pg_ctl"),
                "start",
                "--pgdata=" + data(),
                "--log=" + serverLog(),
                "--wait",
                "--timeout=" + START_SECONDS,
                "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''");
        if (status != 0) {
            throw new IOException("The database did not start:\n" + log());
        }
        LOG.info("PostgreSQL listens on 127.0.0.1:{}, its data is in {}", port, directory);
    }

    /** Waits for what is being committed; whoever is connected is let go. */
    private void stop() throws IOException {
        if (Files.exists(data().resolve("postmaster.pid"))) {
            runAsServer(program("pg_ctl"), "stop", "--pgdata=" + data(), "--mode=fast", "--wait");
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path passwordFile() {
        return directory.resolve("private").resolve("password");
    }

    private Path serverLog() {
        return data().resolve("server.log");
    }

    private String program(String name) {
        return directory.resolve("programs").resolve("bin").resolve(name).toString();
    }

    private int runAsServer(String... command) throws IOException {
        List<String> words = new ArrayList<>(user.prefix());
        words.addAll(List.of(command));
        return run(words.toArray(String[]::new));
    }

    private int run(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        ServerUser.cleanEnvironment(builder);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        try {
            if (!process.waitFor(START_SECONDS * 2L, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command[0] + " did not end in time");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command[0] + " was running", e);
        }
    }

    private String log() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : List.of(directory.resolve("log"), serverLog())) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                lines.subList(Math.max(0, lines.size() - 15), lines.size())
                        .forEach(line -> text.append(line).append('\n'));
            }
        }
        return text.toString();
    }
}
