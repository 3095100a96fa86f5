package io.windtunnel.checker.sandbox;

import io.windtunnel.embedded.ServerUser;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;

/** Opens sandboxes. */
public final class Sandboxes {

    private Sandboxes() {}

    /**
     * Opens a scratch database on a server of the request's source. The caller closes it.
     *
     * @throws SandboxException if there can be none; its kind tells whether the user's set-up is to blame
     */
    public static Sandbox open(SandboxRequest request) throws SandboxException {
        Sandbox sandbox = openAny(request);
        int oldest = Collections.min(EmbeddedVersions.majors());
        if (sandbox.major() < oldest) {
            sandbox.close();
            throw SandboxException.configuration("PostgreSQL " + sandbox.version() + " (" + sandbox.source()
                    + ") is too old: " + oldest + " or newer is needed.");
        }
        return sandbox;
    }

    private static Sandbox openAny(SandboxRequest request) throws SandboxException {
        if (request.source() instanceof SandboxSource.Embedded embedded) {
            EmbeddedBinaries binaries = EmbeddedBinaries.of(embedded.major(), request.artifacts());
            return LocalOpening.open(request, binaries::in);
        }
        if (request.source() instanceof SandboxSource.SystemBinaries system) {
            return LocalOpening.open(request, cache -> SystemBinariesFinder.find(system.directory()));
        }
        if (request.source() instanceof SandboxSource.Docker docker) {
            return DockerSandbox.open(request, docker);
        }
        return JdbcSandbox.open(request, (SandboxSource.Jdbc) request.source());
    }

    /**
     * Where binaries and clusters are kept when nothing else is said: {@code WINDTUNNEL_CACHE}; else, for root, whose
     * home the server's unprivileged user cannot enter, {@code /var/cache/windtunnel}; else {@code windtunnel} in
     * {@code XDG_CACHE_HOME} or {@code ~/.cache}.
     */
    public static Path defaultCacheDirectory() {
        String set = System.getenv("WINDTUNNEL_CACHE");
        if (set != null && !set.isBlank()) {
            return Path.of(set);
        }
        if (ServerUser.isRoot()) {
            return Path.of("/var/cache/windtunnel");
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches = xdg == null || xdg.isBlank() ? home().resolve(".cache") : Path.of(xdg);
        return caches.resolve("windtunnel");
    }

    private static Path home() {
        Path known = Path.of(System.getProperty("user.home", ""));
        // For a user without a name, as in many containers, Java knows no home, and a shell does.
        return known.isAbsolute() ? known : Path.of(Objects.requireNonNullElse(System.getenv("HOME"), "/tmp"));
    }
}
