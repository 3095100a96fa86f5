package io.windtunnel.checker.change;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A rename that the user states cannot be found: the message lists those that there could be. */
public final class RenameException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LISTED_AT_MOST = 10;

    private RenameException(String message) {
        super(message);
    }

    static RenameException unknown(RenamePin pin, Map<Change.Renamed, RenameCandidate> pairs) {
        String nothing = "--rename %s names nothing that was renamed: ".formatted(pin);
        if (pairs.isEmpty()) {
            return new RenameException(nothing + "there is no pair of one kind, one gone and one new.");
        }
        // Those of which one name is right, if there are any.
        List<Change.Renamed> near = pairs.keySet().stream()
                .filter(pair -> pin.touches(pair.from(), pair.to()))
                .toList();
        return new RenameException(nothing + "these could be meant:\n" + list(near.isEmpty() ? pairs.keySet() : near));
    }

    static RenameException ambiguous(RenamePin pin, List<Change.Renamed> meant) {
        return new RenameException(
                "--rename %s is ambiguous: qualify the names. These could be meant:\n%s".formatted(pin, list(meant)));
    }

    private static String list(Collection<Change.Renamed> pairs) {
        String some = pairs.stream()
                .limit(LISTED_AT_MOST)
                .map(pair -> "--rename " + RenamePin.of(pair) + "  ("
                        + pair.from().kind().words() + ")")
                .collect(Collectors.joining("\n"));
        int more = pairs.size() - LISTED_AT_MOST;
        return more > 0 ? some + "\nand " + more + " more" : some;
    }
}
