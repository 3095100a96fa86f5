package io.windtunnel.checker.rule;

import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names and lists as people write them: without the schema public, quoted as Postgres does, "a, b and c". */
public final class Wording {

    private static final String PUBLIC = "public";

    private Wording() {}

    /** The object's name: {@code users}, {@code audit.log}, {@code friends_user_id_fkey on friends}. */
    public static String name(SchemaObject object) {
        return switch (object.kind()) {
            case "table", "table column", "index", "sequence", "view", "materialized view", "foreign table", "schema" ->
                relation(object.names());
            default -> object.identity().replaceFirst("^(for )?public\\.", "$1").replace(" on public.", " on ");
        };
    }

    /** The name as it is written in SQL where public is on the search path. */
    public static String name(ObjectName name) {
        return name.schema().filter(PUBLIC::equals).isPresent()
                ? name.toString().substring(PUBLIC.length() + 1)
                : name.toString();
    }

    /** A relation's name without the schema public. */
    public static String name(Relation relation) {
        return name(relation.name());
    }

    /** A name that is quoted already, without the schema public. */
    public static String name(String relation) {
        String prefix = PUBLIC + ".";
        return relation.startsWith(prefix) ? relation.substring(prefix.length()) : relation;
    }

    /** Kind and name: {@code column users.name}. */
    public static String described(SchemaObject object) {
        return kind(object) + " " + name(object);
    }

    /** What people call it: "column" for a "table column". */
    public static String kind(SchemaObject object) {
        return switch (object.kind()) {
            case "table column" -> "column";
            case "table constraint" -> "constraint";
            default -> object.kind();
        };
    }

    /** {@code a, b and c}. */
    public static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** {@code 1 row}, {@code 2 rows}. */
    public static String counted(long count, String noun) {
        return count + " " + plural(count, noun);
    }

    private static String plural(long count, String noun) {
        if (count == 1) {
            return noun;
        }
        return noun.endsWith("x")
                ? noun + "es"
                : noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    /** {@code table a}, {@code tables a and b}. */
    public static String enumerated(String noun, List<String> names) {
        return plural(names.size(), noun) + " " + list(names);
    }

    /** The sentence with a capital in front. */
    public static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The parts of a relation's address as one name. */
    public static String relation(List<String> names) {
        return names.stream()
                .skip(names.size() > 1 && names.get(0).equals(PUBLIC) ? 1 : 0)
                .map(SqlIdentifier::quote)
                .collect(Collectors.joining("."));
    }

    /** Its own name in SQL, without what it belongs to: {@code users_pkey}. */
    public static String ownName(ObjectIdentity identity) {
        return quoted(identity.name().part().orElse(identity.name().name()));
    }

    /** The name as it is written in SQL. */
    public static String quoted(String name) {
        return SqlIdentifier.quote(name);
    }
}
