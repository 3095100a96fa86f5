package io.windtunnel.checker.pending;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/**
 * By what Flyway knows a migration again: a versioned one by its version, a repeatable one by its description.
 *
 * @param description empty for a versioned one
 */
record ScriptKey(ScriptKind kind, Optional<MigrationVersion> version, String description) {

    static ScriptKey of(ResolvedScript script) {
        Optional<MigrationVersion> version =
                Optional.ofNullable(script.resolved().getVersion());
        return new ScriptKey(
                script.script().kind(),
                version,
                version.isPresent() ? "" : script.resolved().getDescription());
    }

    /** The migrations of a history by their keys, in Flyway's order. */
    static Map<ScriptKey, ResolvedScript> map(MigrationHistory history) {
        Map<ScriptKey, ResolvedScript> scripts = new LinkedHashMap<>();
        history.scripts().forEach(script -> scripts.put(of(script), script));
        return scripts;
    }

    /** Whether Flyway finds a migration among these as it is. */
    static boolean has(Map<ScriptKey, ResolvedScript> scripts, ResolvedScript script) {
        return Optional.ofNullable(scripts.get(of(script)))
                .filter(known -> Objects.equals(
                                known.resolved().getChecksum(),
                                script.resolved().getChecksum())
                        && known.resolved()
                                .getDescription()
                                .equals(script.resolved().getDescription()))
                .isPresent();
    }
}
