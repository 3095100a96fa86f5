package io.windtunnel.checker.cli.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A YAML file of the repository's {@code .github}, as maps and lists. */
record ActionFile(Map<?, ?> content) {

    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    static final String ACTION = ".github/actions/check/action.yml";
    static final String WORKFLOW = ".github/workflows/migration-check.yml";

    static ActionFile read(String path) throws IOException {
        String text = Files.readString(REPOSITORY.resolve(path));
        return new ActionFile((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    /** What stands there, an empty map where nothing does. */
    Map<?, ?> map(Object... path) {
        Object found = content;
        for (Object key : path) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found instanceof Map<?, ?> map ? map : Map.of();
    }

    List<Map<?, ?>> steps(Object... path) {
        return ((List<?>) Objects.requireNonNull(map(path).get("steps")))
                .stream().<Map<?, ?>>map(step -> (Map<?, ?>) step).toList();
    }
}
