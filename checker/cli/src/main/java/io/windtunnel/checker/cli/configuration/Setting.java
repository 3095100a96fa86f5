package io.windtunnel.checker.cli.configuration;

import java.util.List;

/**
 * A key with its values, wherever it is written.
 *
 * @param key an option's name without its dashes
 * @param origin where the key stands: "windtunnel.yml:3:1" or the name of a variable
 * @param values in order; "KEY=VALUE" where the file has a mapping
 */
record Setting(String key, String origin, Shape shape, List<Value> values) {

    Setting {
        values = List.copyOf(values);
    }

    /** How it is written. */
    enum Shape {
        SCALAR,
        LIST,
        MAPPING
    }

    /** One value, and where it stands. */
    record Value(String text, String origin) {}

    /** Whether a switch is turned off by it, which is as if it did not stand there. */
    boolean isOff() {
        return texts().equals(List.of("false"));
    }

    List<String> texts() {
        return values.stream().map(Value::text).toList();
    }
}
