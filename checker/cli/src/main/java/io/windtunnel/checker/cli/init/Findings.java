package io.windtunnel.checker.cli.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the files of one module say, collected while they are read. */
final class Findings {

    private final List<Found> locations = new ArrayList<>();
    private final Map<String, Found> settings = new LinkedHashMap<>();
    private final List<Found> jooqPackages = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    /** A value and the place that it was read at, "src/main/resources/application.yml:12". */
    record Found(String value, String origin) {}

    /** A location in Flyway's notation. */
    void location(String value, String origin) {
        add(locations, new Found(value, origin));
    }

    /** A setting under Flyway's own name without "flyway."; the first one stays. */
    void setting(String name, String value, String origin) {
        settings.putIfAbsent(name, new Found(value, origin));
    }

    /** A package that jOOQ's generator writes classes to. */
    void jooqPackage(String name, String origin) {
        add(jooqPackages, new Found(name, origin));
    }

    /** What is there and could not be understood: where, what, and what to do. */
    void unread(String note) {
        if (!unread.contains(note)) {
            unread.add(note);
        }
    }

    private static void add(List<Found> list, Found found) {
        if (list.stream().noneMatch(one -> one.value().equals(found.value()))) {
            list.add(found);
        }
    }

    List<Found> locations() {
        return locations;
    }

    Map<String, Found> settings() {
        return settings;
    }

    List<Found> jooqPackages() {
        return jooqPackages;
    }

    List<String> unread() {
        return unread;
    }
}
