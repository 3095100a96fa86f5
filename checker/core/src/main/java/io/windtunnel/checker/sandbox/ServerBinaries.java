package io.windtunnel.checker.sandbox;

import java.nio.file.Path;

/**
 * Server programs that can be run here.
 *
 * @param directory holds {@code initdb} and {@code postgres}
 * @param source for people: {@code embedded 18.6.0}
 * @param key names these very binaries in the cache
 */
record ServerBinaries(Path directory, String source, String key) {

    String program(String name) {
        return directory.resolve(name).toString();
    }
}
