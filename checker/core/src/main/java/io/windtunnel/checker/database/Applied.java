package io.windtunnel.checker.database;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * What a sandbox has to be like to stand for the target.
 *
 * @param scripts every migration that the target has, as far as its script is here
 * @param notes where the sandbox differs from the target
 */
record Applied(List<ResolvedScript> scripts, List<String> notes) {

    Applied {
        scripts = List.copyOf(scripts);
        notes = List.copyOf(notes);
    }

    /** Of a target as Flyway sees it. */
    static Applied of(MigrationInfo[] infos, MigrationHistory history) {
        List<ResolvedScript> scripts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (MigrationInfo info : infos(infos)) {
            Optional<ResolvedScript> script = script(info, history);
            boolean changed = script.isPresent()
                    && !Objects.equals(script.get().resolved().getChecksum(), info.getChecksum());
            if (script.isEmpty()) {
                notes.add(info.getScript() + " is applied, and its script is not here: the sandbox is without it.");
                continue;
            }
            boolean left = changed && info.getVersion() == null;
            if (changed) {
                notes.add(script.get().script().path() + " has changed since it was applied: the sandbox "
                        + (left ? "is without it." : "has it as it is now."));
            }
            if (!left) {
                scripts.add(script.get());
            }
        }
        return new Applied(scripts, notes);
    }

    /** Those that are applied by a script; of several runs of a repeatable migration the newest. */
    static List<MigrationInfo> infos(MigrationInfo[] infos) {
        return Arrays.stream(infos)
                .filter(info -> info.getState().isApplied()
                        && info.getState() != MigrationState.DELETED
                        && info.getState() != MigrationState.SUPERSEDED
                        && !info.getType().isSynthetic())
                .toList();
    }

    /** The script of an applied migration, as it stands now. */
    static Optional<ResolvedScript> script(MigrationInfo info, MigrationHistory history) {
        return history.scripts().stream()
                .filter(script -> info.getVersion() == null
                        ? script.resolved().getVersion() == null
                                && script.resolved().getDescription().equals(info.getDescription())
                        : info.getVersion().equals(script.resolved().getVersion())
                                && info.getType().isBaseline()
                                        == script.resolved().getType().isBaseline())
                .findFirst();
    }
}
