package io.windtunnel.checker.flyway;

import io.windtunnel.checker.script.Directive;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** What scripts say to the check; a script that says nothing is not cut for it. */
public final class ScriptDirectives {

    private ScriptDirectives() {}

    /** The directives of a script of this history; a Java migration has none. */
    public static List<Directive> of(MigrationHistory history, ResolvedScript script) {
        if (script.isJava()) {
            return List.of();
        }
        String text = text(history, script);
        return text.contains(Directive.MARK) ? Directive.of(text, history.statements(script)) : List.of();
    }

    private static String text(MigrationHistory history, ResolvedScript script) {
        String path = script.file().orElseThrow().toString();
        try (BufferedReader reader =
                new BufferedReader(history.resources().getResource(path).read())) {
            return reader.lines().collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
