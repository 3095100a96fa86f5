package io.windtunnel.checker;

import io.windtunnel.checker.change.RenameChoices;
import io.windtunnel.checker.model.IgnoredObjects;
import io.windtunnel.checker.model.ModelSource;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Which migration is missing.
 *
 * @param run how the scripts are run
 * @param migrations directories with the scripts that there are; none for Flyway's own locations
 * @param model the wanted schema
 * @param message what the migration does, in a few words
 * @param renames what is taken for a rename
 * @param ignored what is left out
 * @param allowDrop whether rows and values may be lost
 * @param plain whether one simple script is wanted instead of steps that let others work
 * @param now the time, UTC, for versions that are time stamps
 */
public record GenerateRequest(
        RunSettings run,
        List<Path> migrations,
        ModelSource model,
        String message,
        RenameChoices renames,
        IgnoredObjects ignored,
        boolean allowDrop,
        boolean plain,
        LocalDateTime now) {

    public GenerateRequest {
        migrations = List.copyOf(migrations);
    }
}
