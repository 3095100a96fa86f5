package io.windtunnel.checker.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Server binaries that are installed on this machine. */
final class SystemBinariesFinder {

    /** Parent directory and pattern below it, of the places where packages put them: Debian, Red Hat, Homebrew. */
    private static final List<List<String>> PLACES = List.of(
            List.of("/usr/lib/postgresql", "*/bin"),
            List.of("/usr", "pgsql-*/bin"),
            List.of("/opt/homebrew/opt", "postgresql@*/bin"),
            List.of("/usr/local/opt", "postgresql@*/bin"));

    private static final Pattern NUMBER = Pattern.compile("(\\d+)/bin$");

    private SystemBinariesFinder() {}

    /**
     * The binaries in the directory; without one, the newest where packages put them, else those on the PATH.
     *
     * @throws SandboxException if there are none
     */
    static ServerBinaries find(Optional<Path> directory) throws IOException, SandboxException {
        if (directory.isPresent()) {
            if (!holdsServer(directory.get())) {
                throw SandboxException.configuration("There are no server programs (postgres, initdb) in "
                        + directory.get() + ": name the directory that holds them, for example"
                        + " system:/usr/lib/postgresql/18/bin.");
            }
            return binaries(directory.get());
        }
        Optional<Path> found = installed().or(SystemBinariesFinder::onPath);
        if (found.isEmpty()) {
            throw SandboxException.configuration("No PostgreSQL server is installed where packages put it, nor on the"
                    + " PATH: name its directory with system:BIN_DIR, or use another server (--postgres "
                    + SandboxSource.FORMS + ").");
        }
        return binaries(found.get());
    }

    /** The newest one that a package installed. */
    static Optional<Path> installed() {
        List<Path> found = new ArrayList<>();
        for (List<String> place : PLACES) {
            String[] pattern = place.get(1).split("/", 2);
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(Path.of(place.get(0)), pattern[0])) {
                versions.forEach(version -> found.add(version.resolve(pattern[1])));
            } catch (IOException e) {
                // No such place on this system.
            }
        }
        return found.stream()
                .filter(SystemBinariesFinder::holdsServer)
                .max(Comparator.comparingInt(SystemBinariesFinder::number));
    }

    private static int number(Path directory) {
        Matcher matcher = NUMBER.matcher(directory.toString());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static Optional<Path> onPath() {
        String path = System.getenv("PATH");
        return path == null
                ? Optional.empty()
                : Stream.of(path.split(File.pathSeparator))
                        .filter(entry -> !entry.isBlank())
                        .map(Path::of)
                        .filter(SystemBinariesFinder::holdsServer)
                        .findFirst();
    }

    private static boolean holdsServer(Path directory) {
        return Files.isExecutable(directory.resolve("postgres")) && Files.isExecutable(directory.resolve("initdb"));
    }

    private static ServerBinaries binaries(Path directory) throws IOException {
        // An update in place changes the program's size or time, and with it the key.
        Path postgres = directory.resolve("postgres").toRealPath();
        String state = postgres + " " + Files.size(postgres) + " " + Files.getLastModifiedTime(postgres);
        return new ServerBinaries(
                directory.toAbsolutePath(), "system " + directory, "system-" + LocalOpening.hash(state));
    }
}
