package io.windtunnel.checker.database;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.flyway.UndoFlight;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.trace.FlightDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Takes back what is applied: planned on what the target says, tried in a sandbox, then done. */
public final class Undo {

    private final TargetAccess access;
    private final MigrationHistory undos;

    /** For that database. */
    public Undo(TargetAccess access) {
        this.access = access;
        this.undos = access.scripts().undos();
    }

    /**
     * Plans it; nothing is changed.
     *
     * @throws DatabaseException when there is no undo script for one of the versions, or there is no such version
     */
    public UndoPlan plan(UndoRange range) throws DatabaseException {
        return UndoPlan.of(History.infos(access), access.scripts().migrations(), undos, range);
    }

    /**
     * Tries it in a sandbox to which is applied what the target has.
     *
     * @throws DatabaseException when it fails there; the target was not touched
     */
    public void tryOut(UndoPlan plan, Sandbox sandbox) throws DatabaseException {
        List<String> versions = plan.applied().stream()
                .filter(script -> script.resolved().getVersion() != null
                        && !script.resolved().getType().isBaseline())
                .map(History::version)
                .toList();
        List<ScriptRun> ran = new ArrayList<>();
        FluentConfiguration configuration = undos.configure(new FlightDataSource(sandbox.owner()));
        new FlywayLock(access.scripts().settings()).beside(configuration, scripts(plan));
        try {
            new UndoFlight(configuration, told(ran::add)).fly(scripts(plan), versions);
        } catch (FlywayException e) {
            DatabaseException told = new Trouble(access.target(), undos, Duration.ZERO, List.of()).told(e);
            throw DatabaseException.of(
                    DatabaseException.Kind.SCRIPT,
                    told.text() + standsOnIt(plan, e) + "\nThat was in a sandbox: nothing was undone in "
                            + access.target() + ".",
                    e);
        }
    }

    /**
     * Takes it back.
     *
     * @param done is told of each script when it has run
     * @throws DatabaseException when a script fails: those before it are undone
     */
    public void run(UndoPlan plan, Consumer<ScriptRun> done) throws DatabaseException {
        FluentConfiguration configuration = access.configure(undos);
        new FlywayLock(access.scripts().settings())
                .beside(configuration, scripts(plan))
                .ifPresent(access::note);
        List<ScriptRun> ran = new ArrayList<>();
        try {
            access.during(undos, () -> {
                new UndoFlight(configuration, told(done.andThen(ran::add))).fly(scripts(plan), plan.versions());
                return plan;
            });
        } catch (DatabaseException e) {
            throw e.with(standing(plan, ran.size()));
        }
    }

    private static UndoFlight.Listener told(Consumer<ScriptRun> done) {
        return (undo, millis) -> done.accept(new ScriptRun(undo.script().path(), millis));
    }

    /** SQLSTATE 2BP01, dependent_objects_still_exist. */
    private static String standsOnIt(UndoPlan plan, FlywayException failure) {
        boolean repeatable =
                plan.applied().stream().anyMatch(script -> script.resolved().getVersion() == null);
        return repeatable && Trouble.sqlState(failure).equals("2BP01")
                ? "\nRepeatable migrations stay when a version goes: its undo script has to drop what they put on it."
                : "";
    }

    /** What stands after a failure. */
    private static String standing(UndoPlan plan, int undone) {
        if (undone == plan.steps().size()) {
            return "";
        }
        UndoStep failed = plan.steps().get(undone);
        String before = undone == 0
                ? "Nothing was undone."
                : "The schema stands at version " + failed.version() + " now; what is newer is undone.";
        return "\n"
                + (FlywayLock.runsInTransaction(failed.undo())
                        ? before
                        : failed.undo().script().path() + " runs outside a transaction: what it did until then stands,"
                                + " and version " + failed.version() + " still counts as applied.");
    }

    private static List<ResolvedScript> scripts(UndoPlan plan) {
        return plan.steps().stream().map(UndoStep::undo).toList();
    }
}
