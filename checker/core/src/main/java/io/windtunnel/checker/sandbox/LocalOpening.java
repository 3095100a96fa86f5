package io.windtunnel.checker.sandbox;

import io.windtunnel.embedded.ServerUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Opens a {@link LocalSandbox}. The cache only makes it faster: what is in it and does not start is made anew, and a
 * cache that cannot be used is replaced by a directory that ends with the sandbox.
 */
final class LocalOpening {

    static final String BINARIES = "binaries";
    static final String CLUSTERS = "clusters";
    static final String BASES = "bases";

    private final BinariesFinder finder;
    private final Place place;

    private LocalOpening(BinariesFinder finder, Place place) {
        this.finder = finder;
        this.place = place;
    }

    /** Finds the binaries, with the help of the cache where they have to be unpacked. */
    interface BinariesFinder {
        ServerBinaries find(Cache cache) throws IOException, SandboxException;
    }

    /** Where one sandbox lives and works. */
    record Place(SandboxRequest request, ServerUser user, Keeper keeper, Cache cache) {

        static Place of(SandboxRequest request, ServerUser user, Keeper keeper) {
            return new Place(
                    request, user, keeper, new Cache(request.cacheDirectory(), substitute(keeper), request.notes()));
        }

        /** The same with a cache in the private directory, which is removed with it. */
        Place withoutCache() {
            Path alone = substitute(keeper);
            return new Place(request, user, keeper, new Cache(alone, alone, request.notes()));
        }

        private static Path substitute(Keeper keeper) {
            return keeper.directory().resolve("cache");
        }
    }

    static Sandbox open(SandboxRequest request, BinariesFinder finder) throws SandboxException {
        loadDriverMeanwhile();
        ServerUser user = ServerUser.current();
        try {
            Keeper keeper = Keeper.start(user);
            try {
                return open(Place.of(request, user, keeper), finder);
            } catch (IOException | SandboxException | RuntimeException e) {
                keeper.close();
                throw e;
            }
        } catch (IOException e) {
            throw SandboxException.server("No server could be set up: " + Cache.reason(e), e);
        }
    }

    /** Loading the driver's classes takes a new JVM as long as the server takes to start: they need not wait in line. */
    private static void loadDriverMeanwhile() {
        Thread loading = new Thread(DriverManager::getDrivers, "windtunnel-driver");
        loading.setDaemon(true);
        loading.start();
    }

    private static Sandbox open(Place place, BinariesFinder finder) throws IOException, SandboxException {
        try {
            return new LocalOpening(finder, place).attempt();
        } catch (IOException e) {
            return openWithoutCache(place, finder, Cache.reason(e));
        } catch (SandboxException e) {
            if (e.kind() == SandboxException.Kind.CONFIGURATION
                    || !place.cache().wasUsed()) {
                throw e;
            }
            return openAgain(place, finder);
        }
    }

    /** A busy machine fails for once: other checks may be working with what the cache holds. */
    private static Sandbox openAgain(Place place, BinariesFinder finder) throws IOException, SandboxException {
        place.keeper().clear();
        try {
            return new LocalOpening(finder, place).attempt();
        } catch (SandboxException e) {
            return openAnew(place, finder, e);
        }
    }

    private static Sandbox openAnew(Place place, BinariesFinder finder, SandboxException again)
            throws IOException, SandboxException {
        try {
            place.cache().discardUsed();
        } catch (IOException e) {
            return openWithoutCache(place, finder, "what it holds does not start, and it cannot be written");
        }
        place.request()
                .notes()
                .accept("What the cache " + place.cache().root()
                        + " held did not start, so it was thrown away and made anew: "
                        + lastLine(String.valueOf(again.getMessage())));
        place.keeper().clear();
        return new LocalOpening(finder, Place.of(place.request(), place.user(), place.keeper())).attempt();
    }

    /** Where a log stands in a message, its last line says most. */
    private static String lastLine(String message) {
        return message.lines().reduce((first, second) -> second).orElse("");
    }

    private static Sandbox openWithoutCache(Place place, BinariesFinder finder, String why)
            throws IOException, SandboxException {
        place.request()
                .notes()
                .accept("The cache " + place.cache().root() + " cannot be used (" + why
                        + "): this run works without one and is slower.");
        place.keeper().clear();
        return new LocalOpening(finder, place.withoutCache()).attempt();
    }

    private Sandbox attempt() throws IOException, SandboxException {
        ServerBinaries binaries = finder.find(place.cache());
        if (place.keeper().run("test", "-x", binaries.program("postgres")) != 0) {
            throw new IOException(
                    "the server's user (" + place.user().name() + ") cannot run " + binaries.program("postgres"));
        }
        String clusterKey = binaries.key() + "-" + place.user().name() + "-" + ClusterTemplate.LAYOUT;
        Optional<String> baseKey = place.request().baseKey().map(key -> baseKey(clusterKey, key));
        Optional<Path> base = baseKey.flatMap(key -> place.cache().find(BASES, key));
        LocalServer server = new LocalServer(place.keeper(), binaries, place.request());
        server.start(base.isPresent() ? base.get() : cluster(binaries, clusterKey));
        if (Files.exists(Place.substitute(place.keeper()))) {
            // If this process is killed then the keeper has to remove it.
            place.user().ownAll(Place.substitute(place.keeper()));
        }
        return new LocalSandbox(place, server, baseKey, base.isPresent());
    }

    private Path cluster(ServerBinaries binaries, String key) throws IOException, SandboxException {
        ClusterTemplate template = new ClusterTemplate(binaries, place.keeper(), place.user());
        return place.cache().get(CLUSTERS, key, template::fill);
    }

    private String baseKey(String clusterKey, String key) {
        SandboxRequest request = place.request();
        return hash(String.join(
                "\0",
                clusterKey,
                request.scriptRole().name(),
                request.sortedSettings().toString(),
                key));
    }

    /** A name for the text that can stand in a path: 32 hexadecimal digits. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
