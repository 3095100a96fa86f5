package io.windtunnel.checker.cli.configuration;

import io.windtunnel.checker.DecisionSource;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.sandbox.SandboxSource;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The paths in an option's value, which mean one directory, as they are written in another.
 *
 * @param from an absolute path; relative ones start here
 * @param to an absolute path; what is below is given relative to it
 */
public record PathMove(Path from, Path to) {

    /**
     * The value as it is to be written there.
     *
     * @param type what the option takes: a path, a source of a model, of a server or of decisions; of any other type there is nothing
     *     to move
     */
    public String value(Class<?> type, String value) {
        if (from.equals(to)) {
            return value;
        }
        if (type == Path.class) {
            return value.equals("-") ? value : moved(value);
        }
        if (type == DecisionSource.class) {
            return DecisionSource.isAddress(value) ? value : moved(value);
        }
        int colon = value.indexOf(':') + 1;
        String kind = value.substring(0, colon);
        String rest = value.substring(colon);
        if (type == ModelSource.class && kind.equals("jooq:") && rest.contains("@")) {
            int at = rest.indexOf('@') + 1;
            return kind
                    + rest.substring(0, at)
                    + Arrays.stream(rest.substring(at).split(File.pathSeparator, -1))
                            .map(this::moved)
                            .collect(Collectors.joining(File.pathSeparator));
        }
        boolean isPath = (type == ModelSource.class && (kind.equals("migrations:") || kind.equals("ddl:")))
                || (type == SandboxSource.class && kind.equals("system:"));
        return isPath ? kind + moved(rest) : value;
    }

    private String moved(String path) {
        if (path.isBlank()) {
            return path;
        }
        Path absolute = from.resolve(path).normalize();
        return (absolute.startsWith(to) && !absolute.equals(to) ? to.relativize(absolute) : absolute).toString();
    }
}
