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
        String from = difference.from().orElse("none");
        String to = difference.to().orElse("none");
        boolean isLong = from.length() + to.length() > 2 * LONGEST_VALUE || from.contains("\n") || to.contains("\n");
        return difference.attribute() + (isLong ? " differs" : " from " + from + " to " + to);
    }
}
