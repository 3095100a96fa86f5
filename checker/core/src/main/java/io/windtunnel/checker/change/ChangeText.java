package io.windtunnel.checker.change;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says a change in one line of words. The schema public goes without saying. */
public final class ChangeText {

    private static final Set<ObjectKind> STANDING_ON_TABLE =
            Set.of(ObjectKind.CONSTRAINT, ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.POLICY);
    private static final int LONGEST_VALUE = 80;

    private ChangeText() {}

    /** The change as a sentence without a full stop: {@code added column users.user_name text NOT NULL}. */
    public static String sentence(Change change) {
        if (change instanceof Change.Added added) {
            return "added " + described(added.added());
        }
        if (change instanceof Change.Dropped dropped) {
            return "dropped " + words(dropped.object());
        }
        if (change instanceof Change.Renamed renamed) {
            return "renamed " + words(renamed.from()) + " to " + newName(renamed);
        }
        return "altered " + words(change.object()) + ": "
                + ((Change.Altered) change)
                        .differences().stream().map(ChangeText::sentence).collect(Collectors.joining("; "));
    }

    /** The same with what speaks for a rename: {@code renamed table a to b (the same 5 columns in the same order)}. */
    public static String sentence(Change change, SettledDiff diff) {
        return sentence(change) + reasons(change, diff);
    }

    /**
     * The difference as one that two sides have, of which none is the earlier one: {@code only the model has table post}.
     *
     * @param one what the first side is called
     * @param other what the second side is called
     */
    public static String comparison(Change change, SettledDiff diff, String one, String other) {
        if (change instanceof Change.Added added) {
            return "only " + other + " has " + described(added.added());
        }
        if (change instanceof Change.Dropped dropped) {
            return other + " does not have " + described(dropped.dropped());
        }
        if (change instanceof Change.Renamed renamed) {
            return words(renamed.from()) + " is called " + newName(renamed) + " in " + other + reasons(change, diff);
        }
        return words(change.object()) + ": "
                + ((Change.Altered) change)
                        .differences().stream()
                                .map(difference -> comparison(difference, one, other))
                                .collect(Collectors.joining("; "));
    }

    private static String reasons(Change change, SettledDiff diff) {
        return diff.taken().stream()
                .filter(rename -> change instanceof Change.Renamed renamed
                        && rename.from().equals(renamed.from())
                        && rename.to().equals(renamed.to()))
                .map(rename -> " (" + String.join(", ", rename.reasons()) + ")")
                .findFirst()
                .orElse("");
    }

    /** An object in words: {@code column users.id}, {@code constraint users_pkey on users}. */
    public static String words(ObjectIdentity object) {
        ObjectName name = object.name();
        String kind = object.kind().words() + " ";
        if (STANDING_ON_TABLE.contains(object.kind()) && name.part().isPresent()) {
            return kind + shown(ObjectName.unqualified(name.part().get())) + " on " + shown(name.whole());
        }
        if (object.kind() == ObjectKind.ENUM_VALUE) {
            return kind + "'" + name.part().orElse("") + "' of " + shown(name.whole());
        }
        return kind + shown(name) + object.arguments().map(a -> "(" + a + ")").orElse("");
    }

    private static String shown(ObjectName name) {
        return name.schema().equals(Optional.of("public"))
                ? new ObjectName(Optional.empty(), name.name(), name.part()).toString()
                : name.toString();
    }

    private static String described(CatalogObject object) {
        String line = DefinitionText.line(object);
        return line.isEmpty() || line.length() > LONGEST_VALUE || line.contains("\n")
                ? words(object.identity())
                : words(object.identity()) + separator(object) + line;
    }

    private static String separator(CatalogObject object) {
        return object.identity().kind() == ObjectKind.COLUMN ? " " : ": ";
    }

    private static String newName(Change.Renamed renamed) {
        ObjectName to = renamed.to().name();
        return to.part().map(part -> shown(ObjectName.unqualified(part))).orElseGet(() -> shown(to));
    }

    private static String sentence(Difference difference) {
        return difference.attribute()
                + (isLong(difference) ? " differs" : " from " + from(difference) + " to " + to(difference));
    }

    private static String comparison(Difference difference, String one, String other) {
        return difference.attribute()
                + (isLong(difference)
                        ? " differs"
                        : " is " + from(difference) + " in " + one + " and " + to(difference) + " in " + other);
    }

    private static String from(Difference difference) {
        return difference.from().orElse("none");
    }

    private static String to(Difference difference) {
        return difference.to().orElse("none");
    }

    private static boolean isLong(Difference difference) {
        String both = from(difference) + to(difference);
        return both.length() > 2 * LONGEST_VALUE || both.contains("\n");
    }
}
