package io.windtunnel.checker.cli.init;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of Flyway's settings say how scripts are found, read and run; the rest is about the database they run on. */
final class FlywayNames {

    private static final Set<String> TAKEN = Set.of(
            "createSchemas",
            "defaultSchema",
            "encoding",
            "executeInTransaction",
            "group",
            "initSql",
            "mixed",
            "outOfOrder",
            "placeholderPrefix",
            "placeholderReplacement",
            "placeholderSeparator",
            "placeholderSuffix",
            "postgresql.transactional.lock",
            "repeatableSqlMigrationPrefix",
            "schemas",
            "sqlMigrationPrefix",
            "sqlMigrationSeparator",
            "sqlMigrationSuffixes",
            "table",
            "validateMigrationNaming");

    static final String LOCATIONS = "locations";
    static final String PLACEHOLDERS = "placeholders.";

    private static final Pattern WORD_START = Pattern.compile("-(\\p{Lower})");

    private FlywayNames() {}

    static boolean isTaken(String name) {
        return TAKEN.contains(name) || (name.startsWith(PLACEHOLDERS) && name.length() > PLACEHOLDERS.length());
    }

    /** Flyway's name for Spring Boot's "sql-migration-prefix", without "spring.flyway." before it. */
    static String ofSpring(String name) {
        if (name.startsWith(PLACEHOLDERS)) {
            return name;
        }
        String camel =
                WORD_START.matcher(name).replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
        return switch (camel) {
            case "initSqls" -> "initSql";
            case "postgresql.transactionalLock" -> "postgresql.transactional.lock";
            default -> camel;
        };
    }

    /** Puts one setting where it belongs; one with something in it that only the build knows is told. */
    static void add(String name, String value, String origin, Findings into) {
        if (!name.equals(LOCATIONS) && !isTaken(name)) {
            return;
        }
        if (value.contains("${") && !name.equals("placeholderPrefix")) {
            into.unread(origin + ": flyway's " + name + " is " + value + ", which is not known here");
            return;
        }
        if (name.equals(LOCATIONS)) {
            for (String location : Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList()) {
                into.location(location, origin);
            }
        } else {
            into.setting(name, value, origin);
        }
    }
}
