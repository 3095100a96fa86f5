package io.windtunnel.checker.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Artifacts from the local Maven repository, else through the user's own {@code mvn}, so that mirrors, proxies,
 * credentials and offline mode are the user's.
 */
public final class MavenArtifacts implements ArtifactSource {

    private static final String COPY_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";
    private static final long DOWNLOAD_MINUTES = 5;

    @Override
    public Path find(String coordinates, Path work) throws NotFound, IOException {
        String[] parts = coordinates.split(":", -1);
        Path local = localRepository()
                .resolve(parts[0].replace('.', File.separatorChar))
                .resolve(parts[1])
                .resolve(parts[2])
                .resolve(parts[1] + "-" + parts[2] + ".jar");
        if (Files.isRegularFile(local)) {
            return local;
        }
        // In an empty directory, so that no project's build file is read on the way.
        runMaven(List.of("mvn", "-q", "-B", COPY_GOAL, "-Dartifact=" + coordinates, "-DoutputDirectory=" + work), work);
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("mvn brought no file"));
        }
    }

    private static void runMaven(List<String> command, Path work) throws IOException, NotFound {
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
            throw new NotFound("there is no mvn on the PATH");
        }
        try {
            if (!maven.waitFor(DOWNLOAD_MINUTES, TimeUnit.MINUTES)) {
                throw new NotFound("mvn was not done after " + DOWNLOAD_MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotFound("interrupted while mvn was at work");
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
            throw new NotFound("mvn could not bring it: " + firstError);
        }
    }

    private static Path localRepository() {
        String set = System.getProperty("maven.repo.local");
        return set == null ? Path.of(System.getProperty("user.home", ""), ".m2", "repository") : Path.of(set);
    }
}
