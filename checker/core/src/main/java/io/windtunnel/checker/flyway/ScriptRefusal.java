package io.windtunnel.checker.flyway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;

/** Why Flyway will not run a script: it names no file, or a line where its parser was instead of the one at fault. */
final class ScriptRefusal {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("No value provided for placeholder: (\\S+?)\\.(?:\\s|$)");
    private static final Pattern MIXED = Pattern.compile("found at line (\\d+): (.*)", Pattern.DOTALL);

    private ScriptRefusal() {}

    /** The line, a colon, what is wrong and the way out; empty where Flyway has nothing against the script. */
    static Optional<String> of(Path path, Configuration configuration, ScriptResources resources) {
        LoadableResource file = resources.getResource(path.toString());
        ScriptParser parser = new ScriptParser(configuration, resources);
        try {
            parser.statements(file);
            parser.script(file).executeInTransaction();
            return Optional.empty();
        } catch (FlywayException e) {
            return Optional.of(told(FlywayMessages.innermost(e), file, configuration));
        }
    }

    private static String told(String message, LoadableResource file, Configuration configuration) {
        Matcher placeholder = PLACEHOLDER.matcher(message);
        if (placeholder.find()) {
            String written = placeholder.group(1);
            String name = written.substring(
                    configuration.getPlaceholderPrefix().length(),
                    written.length() - configuration.getPlaceholderSuffix().length());
            return "%d: No value is given for the placeholder %s.\nGive it with --flyway placeholders.%s=VALUE or in flyway.conf."
                    .formatted(lineOf(written, file), written, name);
        }
        Matcher mixed = MIXED.matcher(message);
        if (mixed.find()) {
            return "%s: Flyway refuses the script: it mixes statements that run in a transaction with this one, which cannot:\n%s\nMove it to a script of its own, or set flyway.mixed=true."
                    .formatted(mixed.group(1), mixed.group(2).strip());
        }
        return "1: Flyway refuses the script: " + message;
    }

    /** From 1; 1 where it is not found as it stands. */
    private static int lineOf(String text, LoadableResource file) {
        try (BufferedReader reader = new BufferedReader(file.read())) {
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.contains(text)) {
                    return number;
                }
                number++;
            }
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getAbsolutePathOnDisk(), e);
        }
    }
}
