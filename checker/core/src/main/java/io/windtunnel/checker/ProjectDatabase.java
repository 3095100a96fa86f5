package io.windtunnel.checker;

import io.windtunnel.checker.database.Confirmation;
import io.windtunnel.checker.database.DatabaseException;
import io.windtunnel.checker.database.History;
import io.windtunnel.checker.database.HistoryEntry;
import io.windtunnel.checker.database.Migrate;
import io.windtunnel.checker.database.ProjectScripts;
import io.windtunnel.checker.database.Reset;
import io.windtunnel.checker.database.ScriptRun;
import io.windtunnel.checker.database.Seed;
import io.windtunnel.checker.database.TableSizeQuery;
import io.windtunnel.checker.database.TargetAccess;
import io.windtunnel.checker.database.TargetDatabase;
import io.windtunnel.checker.database.TargetFinder;
import io.windtunnel.checker.database.Undo;
import io.windtunnel.checker.database.UndoPlan;
import io.windtunnel.checker.database.UndoRange;
import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.FlywaySettingsReader;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.sandbox.Sandboxes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The database that the project lives in: what is applied there, applying more, taking it back, seeding, clearing. */
public final class ProjectDatabase {

    private final RunSettings run;
    private final Progress progress;
    private final TargetAccess access;

    private ProjectDatabase(RunSettings run, Progress progress, TargetAccess access) {
        this.run = run;
        this.progress = progress;
        this.access = access;
    }

    /**
     * Finds the database and the scripts; nothing is connected to.
     *
     * @throws CheckException when either cannot be found or read
     */
    public static ProjectDatabase of(DatabaseRequest request, Progress progress) throws CheckException {
        try {
            RunSettings run = request.run();
            FlywaySettingsReader reader = new FlywaySettingsReader(run.workingDirectory(), run.environment());
            FlywaySettings settings = reader.read(request.migrations(), run.flywaySettings(), run.classPath());
            MigrationHistory history = MigrationHistory.resolve(settings, run.workingDirectory());
            TargetDatabase target = new TargetFinder(run.workingDirectory(), run.environment())
                    .find(request.target(), reader.connection(request.migrations(), run.flywaySettings()));
            TargetAccess access = new TargetAccess(
                    target, ProjectScripts.of(settings, history), request.lockTimeout(), progress::note);
            return new ProjectDatabase(run, progress, access);
        } catch (FlywaySettingsException | DatabaseException e) {
            throw CheckException.of(e);
        }
    }

    /**
     * The Postgres images of a directory's compose file by their place, "FILE, service NAME"; empty without one.
     *
     * @param environment the variables that it may name
     * @throws CheckException when the file cannot be read
     */
    public static Map<String, String> composeImages(Path directory, Map<String, String> environment)
            throws CheckException {
        try {
            return new TargetFinder(directory, environment).composeImages();
        } catch (DatabaseException e) {
            throw CheckException.of(e);
        }
    }

    /** Which database it is. */
    public TargetDatabase target() {
        return access.target();
    }

    /**
     * What is applied and what is pending; nothing is changed.
     *
     * @throws CheckException when the database cannot be asked
     */
    public List<HistoryEntry> info() throws CheckException {
        return told(new History(access)::entries);
    }

    /**
     * What does not fit between the applied migrations and the scripts; nothing is changed.
     *
     * @throws CheckException when the database cannot be asked
     */
    public List<String> validate() throws CheckException {
        return told(new History(access)::problems);
    }

    /**
     * How large its tables are, one JSON object a line, as {@code check} reads them; nothing is changed.
     *
     * @throws CheckException when the database cannot be asked
     */
    public List<String> tableSizes() throws CheckException {
        return told(new TableSizeQuery(access)::lines);
    }

    /** The query that tells it, for those who run it themselves. */
    public static String tableSizeQuery() {
        return TableSizeQuery.sql();
    }

    /**
     * Applies what is pending.
     *
     * @param done is told of each script when it has run
     * @return the version that the schema stands at now
     * @throws CheckException when it is not all applied
     */
    public Optional<String> migrate(Consumer<ScriptRun> done) throws CheckException {
        progress.stage("migrating " + target());
        return told(() -> new Migrate(access).run(done));
    }

    /**
     * Takes back what is applied, after a dry flight in a sandbox.
     *
     * @param done is told of each undo script when it has run on the database
     * @return what was planned and done; without steps where there was nothing to undo
     * @throws CheckException when it is not all taken back
     */
    public UndoPlan undo(UndoRange range, Consumer<ScriptRun> done) throws CheckException {
        return told(() -> {
            Undo undo = new Undo(access);
            UndoPlan plan = undo.plan(range);
            plan.notes().forEach(progress::note);
            if (plan.steps().isEmpty()) {
                return plan;
            }
            rehearse(plan.applied(), sandbox -> undo.tryOut(plan, sandbox));
            progress.stage("undoing in " + target());
            undo.run(plan, done);
            return plan;
        });
    }

    /**
     * Runs the team's seed scripts, after two runs in a sandbox of which the second has to change nothing.
     *
     * @param directory with the scripts, as the user gave it
     * @param done is told of each script when it has run on the database
     * @throws CheckException when they are not all run
     */
    public void seed(Path directory, Consumer<ScriptRun> done) throws CheckException {
        told(() -> {
            Seed seed = new Seed(access, run.workingDirectory().resolve(directory), directory.toString());
            List<ResolvedScript> base = seed.base();
            rehearse(base, sandbox -> seed.tryOut(sandbox));
            progress.stage("seeding " + target());
            seed.run(done);
            return base;
        });
    }

    /**
     * Clears the project's schemas, once somebody has named the database.
     *
     * @param named the name that was given beforehand, {@code HOST/DATABASE}
     * @param ask asks a person a question; an empty answer where nobody is there
     * @return the schemas that were cleared, empty where there was nothing to clear
     * @throws CheckException when it is not this project's own or not confirmed; nothing is cleared then
     */
    public List<String> reset(Optional<String> named, Function<String, Optional<String>> ask) throws CheckException {
        return told(() -> {
            Confirmation confirmation = new Confirmation(target());
            confirmation.before(named);
            Reset reset = new Reset(access);
            List<String> schemas = reset.schemas();
            if (!schemas.isEmpty()) {
                confirmation.now(named, schemas, ask);
                progress.stage("clearing " + target());
                reset.run();
            }
            return schemas;
        });
    }

    /** What is tried in a sandbox. */
    @FunctionalInterface
    private interface Trial {
        void run(Sandbox sandbox) throws DatabaseException, SQLException;
    }

    /**
     * Tries it in a sandbox that is like the target.
     *
     * @param applied the migrations that the target has
     */
    private void rehearse(List<ResolvedScript> applied, Trial trial)
            throws DatabaseException, SandboxException, SQLException {
        ProjectScripts scripts = access.scripts();
        MigrationHistory base = scripts.migrations().only(applied);
        BaseKey key = BaseKey.of(base, scripts.settings(), run);
        progress.stage("starting PostgreSQL");
        try (Sandbox sandbox = Sandboxes.open(run.sandbox(key.value(), progress::note))) {
            BaseState.reach(
                    sandbox, base, run, () -> progress.stage("applying in a sandbox what " + target() + " has"));
            progress.stage("trying it in the sandbox");
            trial.run(sandbox);
        } catch (FlywaySettingsException e) {
            throw new FlywaySettingsException(
                    "It could not be tried in a sandbox, so nothing was done. " + e.getMessage()
                            + "\nWhat the database had before its migrations can be given with --before FILE.",
                    e);
        }
    }

    /** What is asked of the engine. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws DatabaseException, SandboxException, SQLException;
    }

    private static <T> T told(Work<T> work) throws CheckException {
        try {
            return work.run();
        } catch (DatabaseException | FlywaySettingsException | SandboxException | SQLException e) {
            throw CheckException.of(e);
        }
    }
}
