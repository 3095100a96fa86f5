package io.windtunnel.checker.database;

import io.windtunnel.checker.database.SeedFiles.SeedFile;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.sandbox.Sandbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Fills the target with the team's seed scripts, once or again: in a sandbox a second run has to change nothing. */
public final class Seed {

    private final TargetAccess access;
    private final List<SeedFile> seeds;

    /**
     * @param directory with the scripts
     * @param shown the directory as a user would type it
     * @throws DatabaseException when there are none, or one cannot be read
     */
    public Seed(TargetAccess access, Path directory, String shown) throws DatabaseException {
        this.access = access;
        this.seeds = SeedFiles.read(directory, shown);
    }

    /**
     * The migrations that the target has, on which the scripts stand.
     *
     * @throws DatabaseException when it has none, or cannot be asked
     */
    public List<ResolvedScript> base() throws DatabaseException {
        Applied applied = Applied.of(History.infos(access), access.scripts().migrations());
        applied.notes().forEach(access::note);
        if (applied.scripts().isEmpty()) {
            throw DatabaseException.configuration(
                    "No migration is applied to %s, so there is nothing to seed: run windtunnel migrate first."
                            .formatted(access.target()));
        }
        return applied.scripts();
    }

    /**
     * Tries it in a sandbox to which is applied what the target has: the scripts run there twice.
     *
     * @throws DatabaseException when a script fails, or the second run leaves other rows than the first
     */
    public void tryOut(Sandbox sandbox) throws DatabaseException, SQLException {
        try (Connection connection = SeedFiles.wholeTexts(sandbox.owner()).connect()) {
            for (SeedFile seed : seeds) {
                runThere(seed, connection, "");
            }
            again(connection);
        }
    }

    private void again(Connection connection) throws DatabaseException, SQLException {
        ObjectName history = access.scripts().migrations().historyTable();
        Contents first = Contents.of(connection, history);
        Contents before = first;
        Map<ObjectName, String> culprits = new TreeMap<>();
        for (SeedFile seed : seeds) {
            runThere(seed, connection, "When it runs again: ");
            Contents after = Contents.of(connection, history);
            after.changedSince(before).forEach(table -> culprits.put(table, seed.name()));
            before = after;
        }
        List<String> problems = new ArrayList<>();
        for (ObjectName table : before.changedSince(first)) {
            problems.add(
                    "%s leaves other rows in %s when it runs again: %s rows after the first run, %s after the second%s"
                            .formatted(
                                    culprits.get(table),
                                    table,
                                    first.rows(table),
                                    before.rows(table),
                                    first.rows(table).equals(before.rows(table)) ? ", with other values." : "."));
        }
        if (!problems.isEmpty()) {
            throw DatabaseException.script(String.join("\n", problems)
                    + "\nThat was in a sandbox: nothing was seeded in " + access.target()
                    + ". INSERT ... ON CONFLICT DO NOTHING, or DO UPDATE to fixed values, can run again.");
        }
    }

    private void runThere(SeedFile seed, Connection connection, String when) throws DatabaseException, SQLException {
        try {
            SeedFiles.run(seed, connection);
        } catch (DatabaseException e) {
            throw DatabaseException.of(
                    e.kind(),
                    when + e.text() + "\nThat was in a sandbox: nothing was seeded in " + access.target() + ".",
                    e);
        }
    }

    /**
     * Seeds the target.
     *
     * @param done is told of each script when it has run
     * @throws DatabaseException when a script fails: those before it stay
     */
    public void run(Consumer<ScriptRun> done) throws DatabaseException {
        access.during(() -> {
            try (Connection connection = access.connectForWholeTexts()) {
                for (SeedFile seed : seeds) {
                    long start = System.nanoTime();
                    SeedFiles.run(seed, connection);
                    done.accept(new ScriptRun(seed.name(), (System.nanoTime() - start) / 1_000_000));
                }
                return seeds.size();
            }
        });
    }
}
