package io.windtunnel.checker.sandbox;

import io.windtunnel.embedded.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One {@code postgres} process on a data directory of its own, run by a {@link Keeper}: on loopback, with random
 * passwords, and tuned for a life of seconds.
 */
final class LocalServer {

    private static final int PORT_ATTEMPTS = 5;
    private static final int POLL_MILLIS = 5;
    private static final long START_MILLIS = 60_000;

    /** Nothing here has to survive a crash, and nothing may happen behind the observers' backs. */
    private static final List<String> SETTINGS = List.of(
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "wal_init_zero=off",
            "wal_recycle=off",
            "autovacuum=off",
            "jit=off",
            // In the data directory, which is removed even when the server had no time to tidy up.
            "dynamic_shared_memory_type=mmap",
            // Room for more locks than a server has by default. Not for more connections: asking which locks are held
            // takes the longer the more there could be.
            "max_locks_per_transaction=256",
            "max_connections=20",
            "max_wal_senders=0",
            // A crash is reported, not papered over.
            "restart_after_crash=off");

    private final Keeper keeper;
    private final ServerBinaries binaries;
    private final SandboxRequest request;
    private final String administratorPassword = Passwords.random();
    private final String ownerPassword = Passwords.random();
    private int port;
    private String version = "";

    LocalServer(Keeper keeper, ServerBinaries binaries, SandboxRequest request) {
        this.keeper = keeper;
        this.binaries = binaries;
        this.request = request;
    }

    /** Starts on a copy of the entry's data directory, on a free port, with new passwords. */
    void start(Path entry) throws IOException, SandboxException {
        copy(ClusterTemplate.data(entry), keeper.data());
        port = Loopback.freePort();
        startWhereFree();
        setPasswords(ClusterTemplate.password(entry));
    }

    /** Writes the data directory, while the server is stopped, and the password into a cache entry. */
    void copyInto(Path entry) throws IOException, SandboxException {
        copy(keeper.data(), ClusterTemplate.data(entry));
        ClusterTemplate.writePassword(entry, administratorPassword);
    }

    void stop() throws IOException {
        keeper.stopServer();
    }

    /** Starts again after {@link #stop} with the same passwords, and on the same port unless another took it. */
    void restart() throws IOException, SandboxException {
        startWhereFree();
    }

    private void startWhereFree() throws IOException, SandboxException {
        for (int attempt = 1; !launch(); attempt++) {
            boolean portTaken = keeper.logTail().contains("could not bind");
            if (!portTaken || attempt == PORT_ATTEMPTS) {
                throw request.startFailed("The server did not start:\n", keeper.logTail());
            }
            port = Loopback.freePort();
        }
    }

    DatabaseAddress administrator() {
        return address(ClusterTemplate.ADMINISTRATOR, administratorPassword);
    }

    DatabaseAddress owner() {
        return address(ClusterTemplate.OWNER, ownerPassword);
    }

    String source() {
        return binaries.source();
    }

    /** {@link Sandbox#failure}. */
    Optional<String> failure() {
        try {
            if (!keeper.serverIsAlive()) {
                return Optional.of("The server has ended:\n" + keeper.logTail());
            }
            return administrator().failure().map(why -> why + "\n" + keeper.logTail());
        } catch (IOException e) {
            return Optional.of("The server cannot be watched any more: " + e.getMessage());
        }
    }

    String version() {
        return version;
    }

    private void copy(Path from, Path to) throws IOException, SandboxException {
        if (keeper.run("cp", "-a", from.toString(), to.toString()) != 0) {
            throw SandboxException.server("The data directory could not be copied to " + to + ":\n" + keeper.logTail());
        }
    }

    /** Starts the server and waits until it takes connections; false if it ended instead. */
    private boolean launch() throws IOException, SandboxException {
        List<String> command = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", keeper.data().toString(), "-p", Integer.toString(port)));
        for (String setting : List.of("listen_addresses=127.0.0.1", "unix_socket_directories=")) {
            command.addAll(List.of("-c", setting));
        }
        command.addAll(settings(request));
        keeper.startServer(command);
        long giveUp = System.nanoTime() + START_MILLIS * 1_000_000;
        while (!isReady()) {
            if (!keeper.serverIsAlive()) {
                return false;
            }
            if (System.nanoTime() > giveUp) {
                throw SandboxException.server(
                        "The server was not ready after " + START_MILLIS / 1000 + " seconds:\n" + keeper.logTail());
            }
            sleep();
        }
        return true;
    }

    /** What a server is tuned with, as words of its command line. */
    static List<String> settings(SandboxRequest request) {
        List<String> words = new ArrayList<>();
        SETTINGS.forEach(setting -> words.addAll(List.of("-c", setting)));
        request.sortedSettings().forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return words;
    }

    /**
     * The last line of postmaster.pid is the server's state, which pg_ctl reads too
     * (https://www.postgresql.org/docs/18/app-pg-ctl.html).
     */
    private boolean isReady() {
        try {
            List<String> lines = Files.readAllLines(keeper.data().resolve("postmaster.pid"));
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    private void setPasswords(String oldPassword) throws SandboxException {
        String superuser = request.scriptRole() == ScriptRole.SUPERUSER ? "SUPERUSER" : "NOSUPERUSER";
        try (Connection connection =
                        address(ClusterTemplate.ADMINISTRATOR, oldPassword).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + ClusterTemplate.ADMINISTRATOR + " PASSWORD '" + administratorPassword
                    + "'; ALTER ROLE " + ClusterTemplate.OWNER + " " + superuser + " PASSWORD '" + ownerPassword + "'");
            try (ResultSet result = statement.executeQuery("SHOW server_version")) {
                result.next();
                version = result.getString(1).split(" ", 2)[0];
            }
        } catch (SQLException e) {
            throw SandboxException.server(
                    "The new server did not let its administrator in: " + e.getMessage() + "\n" + keeper.logTail(), e);
        }
    }

    private DatabaseAddress address(String role, String password) {
        // Neither is to be had on this loopback server: asking would cost a round trip for each connection.
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + ClusterTemplate.DATABASE
                + "?sslmode=disable&gssEncMode=disable";
        return new DatabaseAddress(url, role, password);
    }

    private static void sleep() throws SandboxException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SandboxException.server("Interrupted while the server was starting.", e);
        }
    }
}
