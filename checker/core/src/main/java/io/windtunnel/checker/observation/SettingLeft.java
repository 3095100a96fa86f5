package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import java.util.List;

/**
 * A setting that a script leaves changed in its session when it is committed.
 *
 * @param script the script
 * @param lines the last statement that changed it
 * @param name {@code search_path}, {@code role}, {@code TimeZone} or {@code session_replication_role}
 * @param to its value after the script; of the search path the schemas that it leads to
 */
public record SettingLeft(MigrationScript script, LineRange lines, String name, String to) implements Trial {

    @Override
    public List<MigrationScript> scripts() {
        return List.of(script);
    }
}
