package io.windtunnel.checker.flyway;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.resource.ResourceName;
import org.flywaydb.core.internal.resource.ResourceNameParser;

/** Files that stand among migrations and that Flyway passes over in silence. */
final class Strangers {

    private Strangers() {}

    /** Files that are neither migrations of the history nor callbacks. */
    static List<Path> of(MigrationHistory history) {
        ResourceNameParser parser = new ResourceNameParser(history.configuration());
        Set<String> migrations = history.scripts().stream()
                .flatMap(script -> script.file().stream())
                .map(Path::toString)
                .collect(Collectors.toSet());
        return Stream.concat(history.resources().all().stream(), history.resources().refused().stream())
                .filter(file -> !migrations.contains(file.getAbsolutePathOnDisk()))
                .filter(file ->
                        !isKnown(parser, file.getFilename()) && !isUndo(parser, history.naming(), file.getFilename()))
                .map(file -> Path.of(file.getAbsolutePathOnDisk()))
                .toList();
    }

    private static boolean isKnown(ResourceNameParser parser, String filename) {
        if (filename.endsWith(".class")) {
            return true; // Flyway looks into it, whatever it is called
        }
        String name = filename.endsWith(".conf") ? filename.substring(0, filename.length() - 5) : filename;
        ResourceName parsed = parser.parse(name);
        return parsed.isValid() && (Event.fromId(parsed.getPrefix()) != null || name.endsWith(".sql"));
    }

    /** An undo script, which the open-source core knows nothing of: named as the migration is, but for the prefix. */
    private static boolean isUndo(ResourceNameParser parser, ScriptNaming naming, String filename) {
        if (!filename.startsWith(naming.undoPrefix())) {
            return false;
        }
        String migration =
                naming.prefix() + filename.substring(naming.undoPrefix().length());
        ResourceName parsed = parser.parse(migration.replaceFirst("\\.conf$", ""));
        return parsed.isValid() && parsed.getVersion() != null;
    }

    /** What Flyway looked for, where, and what it found instead. */
    static String nothingFound(MigrationHistory history) {
        Configuration configuration = history.configuration();
        String suffix = String.join(" or ", configuration.getSqlMigrationSuffixes());
        String separator = configuration.getSqlMigrationSeparator();
        Set<String> strangers = history.strangers();
        return "There is no migration in %s.\nFlyway looks there, and below, for %s1%sname%s and %s%sname%s.%s"
                .formatted(
                        history.places().isEmpty()
                                ? String.valueOf(List.of(configuration.getLocations()))
                                : String.join(", ", history.places()),
                        configuration.getSqlMigrationPrefix(),
                        separator,
                        suffix,
                        configuration.getRepeatableSqlMigrationPrefix(),
                        separator,
                        suffix,
                        strangers.isEmpty() ? "" : "\nIt passes over " + String.join(", ", strangers) + ".");
    }
}
