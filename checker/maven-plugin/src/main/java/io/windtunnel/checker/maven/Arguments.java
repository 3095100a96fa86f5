package io.windtunnel.checker.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A command's arguments, from parameters that Maven leaves null where nothing is said. */
final class Arguments {

    private final List<String> arguments = new ArrayList<>();

    /** An option with a value. */
    Arguments option(String name, @Nullable Object value) {
        if (value != null) {
            arguments.add(name + "=" + value);
        }
        return this;
    }

    /** An option that can be repeated. */
    Arguments options(String name, @Nullable List<?> values) {
        if (values != null) {
            values.forEach(value -> option(name, value));
        }
        return this;
    }

    /** Likewise, of KEY=VALUE; Maven gives an empty element as null. */
    Arguments settings(String name, Map<String, @Nullable String> values) {
        new TreeMap<>(values).forEach((key, value) -> option(name, key + "=" + (value == null ? "" : value)));
        return this;
    }

    /** A switch. */
    Arguments flag(String name, boolean isOn) {
        if (isOn) {
            arguments.add(name);
        }
        return this;
    }

    /** Files, which Maven has made absolute. */
    Arguments files(String name, @Nullable List<File> files) {
        return options(name, files);
    }

    List<String> list() {
        return List.copyOf(arguments);
    }
}
