package io.windtunnel.checker.sandbox;

import java.io.IOException;
import java.util.Optional;

/** A sandbox on a server that is started here, from binaries of whatever origin. */
final class LocalSandbox implements Sandbox {

    private static final int BASES_KEPT = 16;

    private final LocalOpening.Place place;
    private final SandboxRequest request;
    private final LocalServer server;
    private final Optional<String> baseKey;
    private final boolean hasBase;
    private final AtExit atExit;
    private boolean closed;

    LocalSandbox(LocalOpening.Place place, LocalServer server, Optional<String> baseKey, boolean hasBase) {
        this.place = place;
        this.request = place.request();
        this.server = server;
        this.baseKey = baseKey;
        this.hasBase = hasBase;
        this.atExit = new AtExit(place.keeper()::close);
    }

    @Override
    public String version() {
        return server.version();
    }

    @Override
    public String source() {
        return server.source();
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
        if (baseKey.isEmpty()) {
            return;
        }
        try {
            server.stop();
            keep(baseKey.get());
            server.restart();
        } catch (IOException e) {
            throw SandboxException.server("The server could not be restarted: " + e.getMessage(), e);
        }
    }

    private void keep(String key) {
        try {
            place.cache().put(LocalOpening.BASES, key, entry -> {
                place.user().own(entry);
                server.copyInto(entry);
            });
            place.cache().keepNewest(LocalOpening.BASES, BASES_KEPT);
        } catch (IOException | SandboxException e) {
            request.notes().accept("The base could not be kept for the next run: " + e.getMessage());
        }
    }

    @Override
    public Optional<String> failure() {
        return server.failure();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            atExit.cancel();
            place.keeper().close();
        }
    }
}
