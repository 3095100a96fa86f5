package io.windtunnel.checker.change;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rename that the user states. Each name is the object's own, or qualified as far as it takes to be the only one:
 * {@code user_name}, {@code users.user_name}, {@code public.users.user_name}; as the catalog holds it or as SQL quotes
 * it.
 */
public record RenamePin(String from, String to) {

    private static final Pattern FORM = Pattern.compile("((?:[^\":]|\"[^\"]*\")+):((?:[^\":]|\"[^\"]*\")+)");

    /**
     * Reads {@code OLD:NEW}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static RenamePin parse(String value) {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is not OLD:NEW, for example users.username:user_name");
        }
        return new RenamePin(form.group(1), form.group(2));
    }

    /** The pin that takes this rename; shell quoting is the user's. */
    public static RenamePin of(Change.Renamed renamed) {
        return new RenamePin(shown(renamed.from().name()), shown(renamed.to().name()));
    }

    /** The pin that takes the candidate for a rename. */
    public static RenamePin of(RenameCandidate candidate) {
        return of(new Change.Renamed(candidate.from(), candidate.to()));
    }

    private static String shown(ObjectName name) {
        return new ObjectName(name.schema().filter(schema -> !schema.equals("public")), name.name(), name.part())
                .toString();
    }

    boolean means(ObjectIdentity one, ObjectIdentity other) {
        return isNameOf(from, one) && isNameOf(to, other);
    }

    /** Whether one of the names is that of one of these. */
    boolean touches(ObjectIdentity one, ObjectIdentity other) {
        return isNameOf(from, one) || isNameOf(to, other);
    }

    private static boolean isNameOf(String written, ObjectIdentity identity) {
        ObjectName name = identity.name();
        List<String> pieces = Stream.of(name.schema(), Optional.of(name.name()), name.part())
                .flatMap(Optional::stream)
                .toList();
        for (int i = 0; i < pieces.size(); i++) {
            List<String> rest = pieces.subList(i, pieces.size());
            String quoted = rest.stream().map(SqlIdentifier::quote).collect(Collectors.joining("."));
            if (written.equals(String.join(".", rest)) || written.equals(quoted)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return from + ":" + to;
    }
}
