package io.windtunnel.checker;

import io.windtunnel.checker.database.TargetChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A database and the scripts that it lives by.
 *
 * @param run how the team's scripts are run, and where they are tried first
 * @param migrations directories with Flyway's scripts, in place of its locations
 * @param target which database
 * @param lockTimeout how long one lock is waited for
 */
public record DatabaseRequest(RunSettings run, List<Path> migrations, TargetChoice target, Duration lockTimeout) {

    /** Long enough for a busy moment, short enough for those who queue up behind us. */
    public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(10);

    public DatabaseRequest {
        migrations = List.copyOf(migrations);
    }
}
