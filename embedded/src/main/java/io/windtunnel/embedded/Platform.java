package io.windtunnel.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of machine that embedded binaries are published for.
 *
 * @param name as their artifacts name it: {@code linux-amd64-alpine}
 */
public record Platform(String name) {

    /** The one that this is; empty where nothing is published for it. */
    public static Optional<Platform> current() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch", "");
        boolean arm = architecture.equals("aarch64");
        if (arm || architecture.equals("amd64") || architecture.equals("x86_64")) {
            if (system.startsWith("mac")) {
                return Optional.of(new Platform(arm ? "darwin-arm64v8" : "darwin-amd64"));
            }
            if (system.equals("linux")) {
                // The binaries are bound to their C library.
                String alpine = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine" : "";
                return Optional.of(new Platform((arm ? "linux-arm64v8" : "linux-amd64") + alpine));
            }
        }
        return Optional.empty();
    }

    /** The archive in its artifact, which stands at the root. */
    public String archive() {
        String architecture = name.contains("arm64") ? "arm_64" : "x86_64";
        String system = name.startsWith("darwin") ? "darwin" : "linux";
        return "postgres-" + system + "-" + architecture + (name.endsWith("-alpine") ? "-alpine_linux" : "") + ".txz";
    }
}
