package io.windtunnel.checker.cli.init;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** The locations in {@code flyway.conf} and {@code flyway.toml}; the rest of them is read by every command itself. */
final class FlywayFile {

    private FlywayFile() {}

    /**
     * Reads one.
     *
     * @param name the file as it is shown
     */
    static void read(Path file, String name, Findings into) {
        try {
            String text = Files.readString(file);
            if (name.endsWith(".toml")) {
                JsonNode locations =
                        new TomlMapper().readTree(text).path("flyway").path(FlywayNames.LOCATIONS);
                locations.valueStream().forEach(one -> into.location(one.asString(), name));
            } else {
                Properties properties = new Properties();
                properties.load(new StringReader(text));
                FlywayNames.add(FlywayNames.LOCATIONS, properties.getProperty("flyway.locations", ""), name, into);
            }
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            into.unread(name + " cannot be read: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
