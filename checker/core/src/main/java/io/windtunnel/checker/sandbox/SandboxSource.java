package io.windtunnel.checker.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/** Where the server comes from: the value of {@code --postgres}. */
public sealed interface SandboxSource {

    /** The forms that {@link #parse} reads, for messages and help texts. */
    String FORMS = "embedded[:MAJOR], docker[:IMAGE], system[:BIN_DIR] or jdbc:postgresql://HOST[:PORT]/DATABASE";

    /** The image of {@code docker} without a name. */
    String DEFAULT_IMAGE = "postgres:18";

    /** Binaries from Maven Central, run on this machine. */
    record Embedded(int major) implements SandboxSource {}

    /** A container of this image, through Testcontainers. */
    record Docker(String image) implements SandboxSource {}

    /** Server binaries of this machine: in this directory, or the newest that is found. */
    record SystemBinaries(Optional<Path> directory) implements SandboxSource {}

    /** A scratch database on the server of this URL; the database it names is not touched. */
    record Jdbc(String url) implements SandboxSource {
        /** The URL may hold a password, so it is not printed. */
        @Override
        public String toString() {
            return "Jdbc[jdbc:postgresql:...]";
        }
    }

    /**
     * Reads the value of {@code --postgres}.
     *
     * @throws IllegalArgumentException if it is none of {@link #FORMS}; the message says what was wrong and lists them
     */
    static SandboxSource parse(String value) {
        if (value.startsWith("jdbc:postgresql:")) {
            return new Jdbc(value);
        }
        int colon = value.indexOf(':');
        String kind = colon < 0 ? value : value.substring(0, colon);
        Optional<String> argument = colon < 0 ? Optional.empty() : Optional.of(value.substring(colon + 1));
        if (argument.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("nothing stands behind the colon of \"" + value + "\"; use " + FORMS);
        }
        return switch (kind) {
            case "embedded" ->
                new Embedded(argument.map(SandboxSource::embeddedMajor).orElseGet(EmbeddedVersions::defaultMajor));
            case "docker" -> new Docker(argument.orElse(DEFAULT_IMAGE));
            case "system" -> new SystemBinaries(argument.map(Path::of));
            default ->
                // An unknown form may be a mistyped URL with a password in it: only its first word is shown.
                throw new IllegalArgumentException("\"" + kind + "\" is not a PostgreSQL server; use " + FORMS);
        };
    }

    private static int embeddedMajor(String argument) {
        return EmbeddedVersions.majors().stream()
                .filter(major -> argument.equals(Integer.toString(major)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no embedded PostgreSQL \"" + argument
                        + "\"; the majors are " + EmbeddedVersions.majors()));
    }
}
