package io.windtunnel.checker.cli.configuration;

import java.util.List;

/** What is configured cannot be used: every problem in a line of its own, with its place. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    ConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
