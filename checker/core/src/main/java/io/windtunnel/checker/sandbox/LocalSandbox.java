package io.windtunnel.checker.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/** A sandbox on a server that is started here, from binaries of whatever origin. */
final class LocalSandbox implements Sandbox {

    private static final int BASES_KEPT = 16;

    private final SandboxRequest request;
    private final ServerUser user;
    private final Keeper keeper;
    private final Cache cache;
    private final ServerBinaries binaries;
    private final LocalServer server;
    private final boolean hasBase;
    private final AtExit atExit;
    private boolean closed;

    private LocalSandbox(Attempt attempt, ServerBinaries binaries, LocalServer server, boolean hasBase) {
        this.request = attempt.request;
        this.user = attempt.user;
        this.keeper = attempt.keeper;
        this.cache = attempt.cache;
        this.binaries = binaries;
        this.server = server;
        this.hasBase = hasBase;
        this.atExit = new AtExit(keeper::close);
    }

    /** Finds the binaries, with the help of the cache where they have to be unpacked. */
    interface BinariesFinder {
        ServerBinaries find(Cache cache) throws IOException, SandboxException;
    }

    /** Opens a sandbox; what the cache holds is used, and made anew once if the server does not start from it. */
    static Sandbox open(SandboxRequest request, BinariesFinder finder) throws SandboxException {
        ServerUser user = ServerUser.current();
        try {
            Keeper keeper = Keeper.start(user);
            try {
                return new Attempt(request, user, keeper, new Cache(request.cacheDirectory())).run(finder);
            } catch (IOException | SandboxException | RuntimeException e) {
                keeper.close();
                throw e;
            }
        } catch (IOException e) {
            throw SandboxException.server("No server could be set up: " + e.getMessage(), e);
        }
    }

    private record Attempt(SandboxRequest request, ServerUser user, Keeper keeper, Cache cache) {

        Sandbox run(BinariesFinder finder) throws IOException, SandboxException {
            ServerBinaries binaries = finder.find(cache);
            LocalServer server = new LocalServer(keeper, binaries, request);
            Optional<Path> base =
                    request.baseKey().flatMap(key -> cache.find("bases", baseKey(binaries, request, user, key)));
            ClusterTemplate template = new ClusterTemplate(binaries, keeper, user);
            server.start(
                    base.isPresent() ? base.get() : cache.get("clusters", clusterKey(binaries, user), template::fill));
            return new LocalSandbox(this, binaries, server, base.isPresent());
        }
    }

    private static String clusterKey(ServerBinaries binaries, ServerUser user) {
        return binaries.key() + "-" + user.name() + "-" + ClusterTemplate.LAYOUT;
    }

    private static String baseKey(ServerBinaries binaries, SandboxRequest request, ServerUser user, String key) {
        return hash(String.join(
                "\0",
                clusterKey(binaries, user),
                request.scriptRole().name(),
                request.sortedSettings().toString(),
                key));
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String version() {
        return server.version();
    }

    @Override
    public String source() {
        return binaries.source();
    }

    @Override
    public DatabaseAddress administrator() {
        return server.administrator();
    }

    @Override
    public DatabaseAddress owner() {
        return server.owner();
    }

    @Override
    public boolean administratorIsSuperuser() {
        return true;
    }

    @Override
    public boolean hasBase() {
        return hasBase;
    }

    @Override
    public void saveBase() throws SandboxException {
        if (request.baseKey().isEmpty()) {
            return;
        }
        try {
            server.stop();
            try {
                cache.put(
                        "bases",
                        baseKey(binaries, request, user, request.baseKey().get()),
                        entry -> {
                            user.own(entry);
                            server.copyInto(entry);
                        });
                cache.keepNewest("bases", BASES_KEPT);
            } catch (IOException | SandboxException e) {
                request.notes().accept("The base could not be kept for the next run: " + e.getMessage());
            }
            server.restart();
        } catch (IOException e) {
            throw SandboxException.server("The server could not be restarted: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<String> failure() {
        try {
            if (keeper.serverIsAlive()) {
                try (Connection connection = administrator().connect()) {
                    return connection.isValid(5) ? Optional.empty() : Optional.of(keeper.logTail());
                }
            }
            return Optional.of("The server has ended:\n" + keeper.logTail());
        } catch (IOException | SQLException e) {
            return Optional.of("The server does not answer: " + e.getMessage() + "\n" + keeper.logTail());
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            atExit.cancel();
            keeper.close();
        }
    }
}
