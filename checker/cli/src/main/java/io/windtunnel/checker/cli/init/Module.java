package io.windtunnel.checker.cli.init;

import io.windtunnel.checker.cli.init.Findings.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A directory with a history of migrations of its own.
 *
 * @param directory relative to the repository, empty for its root
 * @param migrations directories with scripts and where each was read, relative to the repository
 * @param ownSettings Flyway's own configuration file, which every command reads by itself; none or one
 * @param settings Flyway's settings by their names, with their origins
 * @param jooqPackages the packages of jOOQ's generated classes
 */
record Module(
        Path directory,
        List<Found> migrations,
        List<Path> ownSettings,
        Map<String, Found> settings,
        List<Found> jooqPackages) {

    Module {
        migrations = List.copyOf(migrations);
        ownSettings = List.copyOf(ownSettings);
        settings = Map.copyOf(settings);
        jooqPackages = List.copyOf(jooqPackages);
    }

    /** Whether there is anything to check. */
    boolean hasMigrations() {
        return !migrations.isEmpty() || !ownSettings.isEmpty();
    }

    /** What was found, for people: where, and what. */
    List<Found> told() {
        List<Found> told = new ArrayList<>();
        migrations.forEach(one -> told.add(new Found("migrations in " + one.value(), one.origin())));
        ownSettings.forEach(
                file -> told.add(new Found("Flyway's own settings, which every command reads", file.toString())));
        new TreeMap<>(settings)
                .forEach((name, one) -> told.add(new Found("Flyway's " + name + " = " + one.value(), one.origin())));
        jooqPackages.forEach(one -> told.add(new Found("jOOQ's classes in " + one.value(), one.origin())));
        return told;
    }
}
