package io.windtunnel.checker.database;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Applies what is pending: Flyway does it, as the team has set it up. */
public final class Migrate {

    private final TargetAccess access;

    /** Migrations for that database. */
    public Migrate(TargetAccess access) {
        this.access = access;
    }

    /**
     * Applies them.
     *
     * @param done is told of each script when it has run
     * @return the version that the schema stands at now, empty where there is none
     * @throws DatabaseException when Flyway refuses, or a script fails: those before it stay applied
     */
    public Optional<String> run(Consumer<ScriptRun> done) throws DatabaseException {
        noPrograms();
        access.scripts()
                .migrations()
                .strangers()
                .forEach(file -> access.note(file + ": Flyway passes over it, its name is not that of a migration."));
        FluentConfiguration configuration = access.configure(
                access.scripts().migrations(), new Told(access.scripts().migrations(), done));
        try {
            return access.during(() -> {
                List<ResolvedScript> pending = Arrays.stream(
                                configuration.load().info().pending())
                        .map(access.scripts().migrations()::find)
                        .toList();
                new FlywayLock(access.scripts().settings())
                        .beside(configuration, pending)
                        .ifPresent(access::note);
                configuration.load().migrate();
                return Optional.ofNullable(configuration.load().info().current())
                        .map(MigrationInfo::getVersion)
                        .map(Object::toString);
            });
        } catch (DatabaseException e) {
            throw e.kind() == DatabaseException.Kind.CONFIGURATION ? e : e.with(standing());
        }
    }

    /** Flyway runs migrations that are programs of this machine; nothing here does, and the later ones may need them. */
    private void noPrograms() throws DatabaseException {
        MigrationHistory migrations = access.scripts().migrations();
        Configuration configuration = migrations.configuration();
        String programs = migrations.resources().refused().stream()
                .filter(file -> file.getFilename().contains(configuration.getSqlMigrationSeparator()))
                .filter(file -> file.getFilename().startsWith(configuration.getSqlMigrationPrefix())
                        || file.getFilename().startsWith(configuration.getRepeatableSqlMigrationPrefix()))
                .map(file -> migrations.shown(Path.of(file.getAbsolutePathOnDisk())))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!programs.isEmpty()) {
            throw DatabaseException.configuration(
                    "%s: Flyway runs such a migration as a program on this machine, Windtunnel does not. Nothing was applied: use Flyway itself."
                            .formatted(programs));
        }
    }

    /** What a script leaves behind that failed outside a transaction. */
    private String standing() {
        String failed = "";
        try {
            failed = Arrays.stream(History.infos(access))
                    .filter(info -> info.getState().isFailed())
                    .map(MigrationInfo::getScript)
                    .collect(Collectors.joining(", "));
        } catch (DatabaseException e) {
            // The failure that is told already is the one that counts.
        }
        return failed.isEmpty()
                ? ""
                : ("%nThe history holds %s as failed, because it ran outside a transaction: what it did until then"
                                + " stands. Bring the schema to where it was before, take the row out with Flyway's"
                                + " repair, and migrate again.")
                        .formatted(failed);
    }

    /** Passes on what Flyway tells of each script. */
    private record Told(MigrationHistory history, Consumer<ScriptRun> done) implements Callback {

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            MigrationInfo info = context.getMigrationInfo();
            Integer millis = info.getExecutionTime();
            done.accept(new ScriptRun(history.find(info).script().path(), millis == null ? 0 : millis));
        }

        @Override
        public String getCallbackName() {
            return "windtunnel";
        }
    }
}
