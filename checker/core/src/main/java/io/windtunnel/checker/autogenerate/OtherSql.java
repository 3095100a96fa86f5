package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.DefaultPrivileges;
import io.windtunnel.checker.catalog.Extension;
import io.windtunnel.checker.catalog.OtherObject;
import io.windtunnel.checker.catalog.Privilege;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Schemas, extensions, default privileges, and what is known as a whole only. */
final class OtherSql {

    private static final Pattern FIRING = Pattern.compile(" (DISABLED|REPLICA|ALWAYS)$");

    private static final Pattern VERSION = Pattern.compile("VERSION '(?:[^']|'')*'");

    private OtherSql() {}

    static List<String> create(Extension extension) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE EXTENSION " + SqlIdentifier.quote(extension.name()) + " WITH SCHEMA "
                + SqlIdentifier.quote(extension.schema()));
        // The extension brings a comment of its own, which is most often this one.
        statements.addAll(MetadataSql.comment(extension.identity(), Optional.empty(), extension.comment()));
        return statements;
    }

    static List<String> alter(Extension before, Extension after) {
        String alter = "ALTER EXTENSION " + SqlIdentifier.quote(after.name()) + " ";
        List<String> statements = new ArrayList<>();
        if (!before.version().equals(after.version())) {
            statements.add(alter + "UPDATE TO " + Target.literal(after.version()));
        }
        if (!before.schema().equals(after.schema())) {
            statements.add(alter + "SET SCHEMA " + SqlIdentifier.quote(after.schema()));
        }
        statements.addAll(MetadataSql.comment(after.identity(), before.comment(), after.comment()));
        return statements;
    }

    static List<String> create(OtherObject other) {
        List<String> statements = new ArrayList<>();
        String definition = other.definition();
        switch (other.kind()) {
            case STATISTICS -> statements.add(definition);
            case COLLATION -> statements.add("CREATE COLLATION " + other.name() + " (" + definition + ")");
            case OPERATOR ->
                statements.add("CREATE OPERATOR " + Target.operator(other.name()) + " (" + definition + ")");
            case CAST -> statements.add("CREATE " + Target.of(other.identity()) + " " + definition);
            case TEXT_SEARCH_DICTIONARY ->
                statements.add("CREATE TEXT SEARCH DICTIONARY " + other.name() + " (" + definition + ")");
            case TEXT_SEARCH_CONFIGURATION -> {
                statements.add("CREATE TEXT SEARCH CONFIGURATION " + other.name() + " (" + parser(definition) + ")");
                statements.addAll(mappings(other, Set.of(), mappings(definition)));
            }
            case EVENT_TRIGGER -> {
                Matcher firing = FIRING.matcher(definition);
                boolean isSet = firing.find();
                String plain = isSet ? definition.substring(0, firing.start()) : definition;
                statements.add(
                        "CREATE EVENT TRIGGER " + other.name() + " " + plain + (plain.endsWith(")") ? "" : "()"));
                if (isSet) {
                    String word = firing.group(1).equals("DISABLED") ? "DISABLE" : "ENABLE " + firing.group(1);
                    statements.add("ALTER EVENT TRIGGER " + other.name() + " " + word);
                }
            }
            default ->
                statements.add(
                        ("CREATE " + other.kind().name().replace('_', ' ') + " " + other.name() + " " + definition)
                                .strip());
        }
        statements.addAll(MetadataSql.comment(other.identity(), Optional.empty(), other.comment()));
        return statements;
    }

    /** What of a server or wrapper cannot be altered: a version can be given another value, but not taken away. */
    static String unversioned(OtherObject foreign) {
        return VERSION.matcher(ForeignOptions.of(foreign.definition()).head()).replaceFirst("VERSION");
    }

    /** The first line of a configuration of text search; the others map tokens to dictionaries. */
    static String parser(String definition) {
        return definition.lines().findFirst().orElse("");
    }

    private static Set<String> mappings(String definition) {
        return definition.lines().skip(1).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> mappings(OtherObject configuration, Set<String> from, Set<String> to) {
        String alter = "ALTER " + Target.of(configuration.identity());
        return Stream.concat(
                        from.stream()
                                .filter(mapping -> !to.contains(mapping))
                                .map(mapping -> alter + " DROP " + mapping.substring(0, mapping.indexOf(" WITH "))),
                        to.stream()
                                .filter(mapping -> !from.contains(mapping))
                                .map(mapping -> alter + " ADD " + mapping))
                .toList();
    }

    static List<String> alter(OtherObject before, OtherObject after) {
        return switch (after.kind()) {
            case SERVER, FOREIGN_DATA_WRAPPER -> alterForeign(before, after);
            case TEXT_SEARCH_CONFIGURATION -> {
                List<String> statements =
                        new ArrayList<>(mappings(after, mappings(before.definition()), mappings(after.definition())));
                statements.addAll(MetadataSql.comment(after.identity(), before.comment(), after.comment()));
                yield statements;
            }
            default -> MetadataSql.comment(after.identity(), before.comment(), after.comment());
        };
    }

    private static List<String> alterForeign(OtherObject before, OtherObject after) {
        List<String> statements = new ArrayList<>();
        ForeignOptions from = ForeignOptions.of(before.definition());
        ForeignOptions to = ForeignOptions.of(after.definition());
        Matcher version = VERSION.matcher(to.head());
        String changes = ((from.head().equals(to.head()) || !version.find() ? "" : version.group() + " ")
                        + from.changeTo(to))
                .strip();
        if (!changes.isEmpty()) {
            statements.add("ALTER " + Target.of(after.identity()) + " " + changes);
        }
        statements.addAll(MetadataSql.comment(after.identity(), before.comment(), after.comment()));
        return statements;
    }

    /** Every privilege that the one has and the other has not. */
    static List<String> change(DefaultPrivileges which, List<Privilege> from, List<Privilege> to) {
        String alter = "ALTER DEFAULT PRIVILEGES FOR ROLE " + SqlIdentifier.quote(which.role())
                + which.schema()
                        .map(s -> " IN SCHEMA " + SqlIdentifier.quote(s))
                        .orElse("");
        List<String> statements = new ArrayList<>();
        from.stream()
                .filter(p -> !to.contains(p))
                .forEach(p -> statements.add(
                        alter + " REVOKE " + p.privilege() + " ON " + which.objects() + " FROM " + p.grantee()));
        to.stream()
                .filter(p -> !from.contains(p))
                .forEach(p -> statements.add(alter + " GRANT " + p.privilege() + " ON " + which.objects() + " TO "
                        + p.grantee() + (p.grantable() ? " WITH GRANT OPTION" : "")));
        return statements;
    }

    /** What everybody may do with a new object unless default privileges say otherwise. */
    static List<Privilege> builtIn(DefaultPrivileges which) {
        if (which.schema().isPresent()) {
            return List.of();
        }
        return switch (which.objects()) {
            case "FUNCTIONS" -> List.of(new Privilege("PUBLIC", "EXECUTE", false));
            case "TYPES" -> List.of(new Privilege("PUBLIC", "USAGE", false));
            default -> List.of();
        };
    }
}
