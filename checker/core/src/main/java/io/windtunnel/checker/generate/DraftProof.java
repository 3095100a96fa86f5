package io.windtunnel.checker.generate;

import io.windtunnel.checker.autogenerate.PlannedStatement;
import io.windtunnel.checker.autogenerate.Proof;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.flyway.UndoFlight;
import io.windtunnel.checker.model.Model;
import io.windtunnel.checker.model.ModelComparison;
import io.windtunnel.checker.sandbox.FileTree;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.trace.Failures;
import io.windtunnel.checker.trace.FlightDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Has the drafts flown on a database that has the history: Flyway migrates to each of them, each undo is run, newest
 * first, and Flyway migrates again.
 */
public final class DraftProof {

    /** A statement on empty tables that takes longer waits for something that will not come. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sandbox sandbox;
    private final Goal goal;
    private final MigrationHistory history;
    private final List<DraftFile> files;

    /**
     * Why drafts are not what they should be.
     *
     * @param isOfRows whether it is the rows that the history put there that stand in the way
     */
    public record Failure(String message, boolean isOfRows) {}

    /**
     * What the flight is held against.
     *
     * @param reader reads the schema that is in the sandbox now
     * @param model what is wanted
     */
    record Goal(Generation.Reader reader, Model model) {

        Model flown() throws SQLException {
            return reader.read();
        }

        /** What the schema in the sandbox still has to change. */
        List<Change> remaining() throws SQLException {
            return ModelComparison.compare(flown(), model).diff().changes();
        }
    }

    private DraftProof(Sandbox sandbox, Goal goal, MigrationHistory history, List<DraftFile> files) {
        this.sandbox = sandbox;
        this.goal = goal;
        this.history = history;
        this.files = files;
    }

    /**
     * Flies them.
     *
     * @param sandbox has the history
     * @param settings those of the history
     * @param isWithRows whether the rows that the history put there stay; they go anyway where a value is still missing
     * @return why they are not what they should be; empty where they are
     * @throws SQLException when the server cannot go on
     */
    static Optional<Failure> fly(
            Sandbox sandbox,
            Goal goal,
            FlywaySettings settings,
            Path workingDirectory,
            List<DraftFile> files,
            boolean isWithRows)
            throws SQLException {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("windtunnel-drafts-");
            for (DraftFile file : files) {
                for (Map.Entry<String, String> text : DraftFiles.texts(file).entrySet()) {
                    Files.writeString(directory.resolve(text.getKey()), text.getValue());
                }
                Files.writeString(directory.resolve(file.name()), ScriptText.flown(file.draft()));
            }
            List<String> locations = new ArrayList<>(settings.locations());
            locations.add("filesystem:" + directory);
            MigrationHistory history = MigrationHistory.resolve(
                    new FlywaySettings(
                            settings.properties(),
                            locations,
                            settings.classLocations(),
                            settings.classPath(),
                            settings.files()),
                    workingDirectory);
            return new DraftProof(sandbox, goal, history, files).fly(isWithRows);
        } catch (IOException e) {
            throw new GenerateException("The drafts cannot be written to a temporary directory: " + e.getMessage(), e);
        } finally {
            if (directory != null) {
                FileTree.delete(directory);
            }
        }
    }

    /** Takes away the rows that the history put there; Flyway's own table keeps its own. */
    private void clear() throws SQLException {
        List<String> tables = goal.flown().snapshot().tables().stream()
                .filter(table -> table.kind() != TableKind.FOREIGN)
                .filter(table -> !table.name().equals(history.historyTable()))
                .map(table -> table.name().toString())
                .toList();
        if (tables.isEmpty()) {
            return;
        }
        try (Connection connection = sandbox.administrator().connect();
                Statement statement = connection.createStatement()) {
            if (sandbox.administratorIsSuperuser()) {
                // A trigger of the team's may refuse.
                statement.execute("SET session_replication_role = replica");
            }
            statement.execute("TRUNCATE " + String.join(", ", tables) + " CASCADE");
        }
    }

    private Optional<Failure> fly(boolean isWithRows) throws SQLException {
        boolean isIncomplete =
                files.stream().anyMatch(file -> !file.draft().backfills().isEmpty());
        if (!isWithRows || isIncomplete) {
            clear();
        }
        List<Model> reached = new ArrayList<>(List.of(goal.flown()));
        for (DraftFile file : files) {
            Optional<Failure> failure = migrate(file);
            if (failure.isPresent()) {
                return failure;
            }
            reached.add(goal.flown());
        }
        return remaining("After the migration").or(() -> undone(reached)).or(this::again);
    }

    private Optional<Failure> migrate(DraftFile to) {
        LastStatement last = new LastStatement();
        try {
            FluentConfiguration configuration = history.configure(new FlightDataSource(sandbox.owner(), PATIENCE), last)
                    .target(MigrationVersion.fromVersion(to.version()));
            // A lock held in a transaction would have CREATE INDEX CONCURRENTLY wait for ever.
            MigrationHistory.holdNoTransaction(configuration);
            configuration.load().migrate();
            return Optional.empty();
        } catch (FlywayException e) {
            return Optional.of(failure(to.name(), to.draft().plan().upStatements(), last.sql(), e));
        }
    }

    private Failure failure(String script, List<PlannedStatement> statements, Optional<String> sql, FlywayException e) {
        Optional<SQLException> cause = Failures.sqlException(e);
        Optional<PlannedStatement> planned = statements.stream()
                .filter(statement ->
                        sql.filter(text -> text.contains(statement.sql())).isPresent())
                .findFirst();
        if (cause.isEmpty() || planned.isEmpty()) {
            return new Failure(script + " failed: " + history.explain(e), false);
        }
        boolean isOfRows = String.valueOf(cause.get().getSQLState()).startsWith("23");
        return new Failure(refused(script, planned.get(), cause.get()), isOfRows);
    }

    private static String refused(String script, PlannedStatement planned, SQLException why) {
        return "%s failed for the %s: %s\n%s;"
                .formatted(script, planned.operation().object(), why.getMessage(), planned.sql());
    }

    private Optional<Failure> remaining(String when) {
        try {
            return differences(when + " the schema is not the model", goal.remaining());
        } catch (SQLException e) {
            return Optional.of(new Failure(when + " the schema cannot be read: " + e.getMessage(), false));
        }
    }

    private static Optional<Failure> differences(String what, List<Change> changes) {
        List<Change> provable = Proof.provable(changes);
        return provable.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failure(
                        what + ":\n"
                                + provable.stream().map(ChangeText::sentence).collect(Collectors.joining("\n")),
                        false));
    }

    private Optional<Failure> undone(List<Model> reached) {
        for (int i = files.size() - 1; i >= 0; i--) {
            DraftFile file = files.get(i);
            try {
                Optional<Failure> failure = undo(file);
                if (failure.isPresent()) {
                    return failure;
                }
                Optional<Failure> difference = differences(
                        "After " + file.undoName() + " the schema is not what it was",
                        ModelComparison.compare(goal.flown(), reached.get(i))
                                .diff()
                                .changes());
                if (difference.isPresent()) {
                    return difference;
                }
            } catch (SQLException e) {
                return Optional.of(new Failure(file.undoName() + " failed: " + e.getMessage(), false));
            }
        }
        return Optional.empty();
    }

    /** As the command undo takes it back. */
    private Optional<Failure> undo(DraftFile file) {
        MigrationHistory undos = history.undos();
        ResolvedScript script = undos.scripts().stream()
                .filter(undo -> MigrationVersion.fromVersion(file.version())
                        .equals(undo.resolved().getVersion()))
                .findFirst()
                .orElseThrow(() -> new GenerateException(file.undoName() + " is no undo script to Flyway."));
        LastStatement last = new LastStatement();
        FluentConfiguration configuration =
                undos.only(List.of(script)).configure(new FlightDataSource(sandbox.owner(), PATIENCE), last);
        MigrationHistory.holdNoTransaction(configuration);
        try {
            new UndoFlight(configuration, (undo, millis) -> {}).fly(script);
            return Optional.empty();
        } catch (FlywayException e) {
            Failure why = failure(file.undoName(), file.draft().plan().undoStatements(), last.sql(), e);
            return Optional.of(new Failure(why.message(), false));
        }
    }

    private Optional<Failure> again() {
        for (DraftFile file : files) {
            Optional<Failure> failure = migrate(file);
            if (failure.isPresent()) {
                return failure.map(why -> new Failure("After the undo, " + why.message(), why.isOfRows()));
            }
        }
        return remaining("After the migration, its undo and the migration again");
    }
}
