package io.windtunnel.checker.trace;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.observation.IndexInvalid;
import io.windtunnel.checker.observation.IndexInvalid.Place;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.RowAccepted;
import io.windtunnel.checker.observation.SettingLeft;
import io.windtunnel.checker.observation.StatementFailure;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.sample.SampleSize;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.checker.script.ScriptStatement;
import io.windtunnel.checker.trace.MigrationTracer.SchemaSource;
import io.windtunnel.domain.report.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of a flight: puts sample rows into tables, has all rows followed, and takes those sample rows away that a
 * statement fails for, so that the flight goes on.
 */
final class RowWatch {

    private static final String KEYS = "Sequences could not be compared with keys";
    private static final String HIDDEN = "What row security hides could not be looked at";
    private static final String STANDING = "Triggers and replica identities could not be looked at";
    private static final String LEFT = "What scripts leave changed could not be looked at";

    private final FlightDeck deck;
    private final DatabaseAddress owner;
    private final SampleKeeper samples;
    private final ObjectName historyTable;
    private final SchemaSource schema;
    private final boolean isFollowing;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<IndexInvalid> invalid = new ArrayList<>();
    private final Set<Long> filled = new HashSet<>();
    private Optional<CatalogSnapshot> atFirst = Optional.empty();
    private Optional<RowFollower> follower = Optional.empty();
    private Optional<RowSecurityCheck> security = Optional.empty();
    private Optional<SequenceCheck> sequences = Optional.empty();
    private Optional<StandingCheck> standing = Optional.empty();
    private List<TableRows> beforeScript = List.of();

    RowWatch(
            FlightDeck deck,
            DatabaseAddress owner,
            SampleKeeper samples,
            ObjectName historyTable,
            SchemaSource schema) {
        this(deck, owner, samples, historyTable, schema, true);
    }

    private RowWatch(
            FlightDeck deck,
            DatabaseAddress owner,
            SampleKeeper samples,
            ObjectName historyTable,
            SchemaSource schema,
            boolean isFollowing) {
        this.isFollowing = isFollowing;
        this.deck = deck;
        this.owner = owner;
        this.samples = samples;
        this.historyTable = historyTable;
        this.schema = schema;
    }

    /** Neither fills nor follows: who flies looks after the rows himself. */
    static RowWatch idle(FlightDeck deck, DatabaseAddress owner, ObjectName historyTable, SchemaSource schema) {
        return new RowWatch(deck, owner, new SampleKeeper(owner, new SampleSize(0)), historyTable, schema, false);
    }

    /**
     * A deployment begins, or begins again because sample rows were taken away.
     *
     * @return the schema, where it had to be read
     */
    Optional<CatalogSnapshot> deploymentBegins() {
        if (!deck.canObserve() || !isFollowing) {
            return Optional.empty();
        }
        boolean isFilling = samples.isWanted() && refusals.isEmpty();
        if (isFilling) {
            atFirst = schema.read();
            atFirst.ifPresent(this::fill);
        }
        List<TableRows> rows = rows();
        if (isFilling) {
            rows.stream().filter(table -> samples.isFilled(table.name())).forEach(table -> filled.add(table.oid()));
        }
        follower = Optional.of(new RowFollower(rows, filled, this::readsBack));
        beginSequences(rows);
        beginStanding();
        return atFirst;
    }

    /** The deployment that begins could show rows that are hidden so far. */
    void guard() {
        if (!deck.canObserve() || !isFollowing) {
            return;
        }
        security = begun(HIDDEN, () -> RowSecurityCheck.begin(deck.administrator(), deck.address()));
    }

    private void beginSequences(List<TableRows> rows) {
        sequences = begun(
                KEYS,
                () -> SequenceCheck.begin(
                        deck.administrator(),
                        rows.stream()
                                .filter(table -> filled.contains(table.oid()))
                                .toList()));
    }

    private void beginStanding() {
        standing = begun(STANDING, () -> StandingCheck.begin(deck.administrator()));
    }

    private void fill(CatalogSnapshot tables) {
        try {
            samples.fill(tables);
        } catch (SQLException e) {
            deck.problem(Problem.of("The tables got no sample rows: " + e.getMessage()));
        }
    }

    /** Flyway's own rows are nobody's. */
    private List<TableRows> rows() {
        return asked("The rows could not be followed", List.of(), () -> RowsReader.all(deck.administrator()).stream()
                .filter(table -> !table.name().equals(historyTable.toString()))
                .toList());
    }

    private boolean readsBack(String was, String type, String now) {
        return asked(
                "A value could not be compared with what it was",
                true,
                () -> RowsReader.readsBack(deck.administrator(), was, type, now));
    }

    /** A script begins. */
    void scriptBegins() {
        beforeScript = follower.map(RowFollower::tables).orElse(List.of());
    }

    /** Who follows the rows of the deployment. */
    Optional<RowFollower> follower() {
        return follower;
    }

    /**
     * Takes the sample rows away that a statement failed for, if rows can be the reason at all.
     *
     * @param index the statement's place in the script
     * @return whether it makes sense to fly the script again
     */
    boolean setAside(
            MigrationScript script, int index, ScriptStatement place, StatementFailure failure, SQLException cause) {
        if (atFirst.isEmpty() || filled.isEmpty()) {
            return false;
        }
        Optional<Refusal> refusal =
                Refusal.of(script, index, place.lines(), failure, cause, atFirst.get(), beforeScript);
        boolean isKnown = refusals.stream().anyMatch(other -> other.isAt(script, index));
        if (refusal.isEmpty()
                || !cleared(isKnown ? Optional.empty() : refusal.get().table())) {
            return false;
        }
        if (!isKnown) {
            refusals.add(refusal.get());
        }
        follower.ifPresent(follows -> follows.restart(rows()));
        return true;
    }

    private boolean cleared(Optional<ObjectName> table) {
        Optional<CatalogSnapshot> now = schema.read();
        if (now.isEmpty()) {
            return false;
        }
        List<TableRows> rows = rows();
        Set<ObjectName> ours =
                named(now.get(), rows.stream().filter(each -> filled.contains(each.oid()) && each.count() > 0));
        // One that is empty may still point at those that are not.
        Set<ObjectName> harmless =
                named(now.get(), rows.stream().filter(each -> filled.contains(each.oid()) || each.count() == 0));
        Set<ObjectName> wanted = table.filter(ours::contains).map(Set::of).orElse(ours);
        return asked("Sample rows could not be taken away", false, () -> samples.clear(now.get(), wanted, harmless));
    }

    private static Set<ObjectName> named(CatalogSnapshot schema, Stream<TableRows> rows) {
        Set<String> names = rows.map(TableRows::name).collect(Collectors.toSet());
        return schema.tables().stream()
                .map(Table::name)
                .filter(name -> names.contains(name.toString()))
                .collect(Collectors.toSet());
    }

    /**
     * Cleans up after the first statement of a script outside a transaction, which nothing takes back: an index that
     * stayed invalid, and Flyway's note that the migration failed.
     */
    void cleanUp(KnownObjects known, Place failed) throws SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            for (IndexInvalid index :
                    InvalidIndexes.of(connection, List.of(failed.script()), known, Optional.of(failed))) {
                if (!index.existedBefore()) {
                    invalid.add(index);
                    statement.execute("DROP INDEX " + index.index());
                }
            }
            statement.execute("DELETE FROM " + historyTable + " WHERE NOT success");
        }
    }

    /** The statement failed without sample rows, too: they were not the reason. */
    void acquit(MigrationScript script, int index) {
        refusals.removeIf(refusal -> refusal.isAt(script, index));
    }

    /** What the scripts' settings did to the session and to rows. */
    private List<Trial> sessions(List<MigrationTrace> migrations) {
        if (!isFollowing) {
            return List.of();
        }
        List<SettingLeft> left = asked(LEFT, List.of(), () -> SettingsReplay.find(owner, migrations));
        List<Trial> found = new ArrayList<>(left);
        found.addAll(asked(LEFT, List.of(), () -> UncheckedRows.find(owner, migrations, left)));
        return found;
    }

    /** What constraints that are gone would have refused. */
    List<RowAccepted> accepted(CatalogSnapshot before, List<MigrationTrace> migrations) {
        if (!isFollowing) {
            return List.of();
        }
        return asked(
                "What dropped constraints refused could not be tried",
                List.of(),
                () -> AcceptedRows.find(owner, before, migrations));
    }

    /**
     * The deployment is over.
     *
     * @param migrations those that were flown
     * @return the statements that failed for rows, the sequences that are behind the rows, the tables that show more of them
     */
    List<Trial> deploymentEnds(List<MigrationTrace> migrations, KnownObjects known) {
        List<Trial> trials = new ArrayList<>();
        refusals.forEach(refusal -> trials.add(refusal.found(owner, migrations)));
        refusals.clear();
        sequences.ifPresent(check ->
                trials.addAll(asked(KEYS, List.of(), () -> check.behind(deck.administrator(), migrations, known))));
        security.ifPresent(check ->
                trials.addAll(asked(HIDDEN, List.of(), () -> check.exposed(deck.administrator(), migrations))));
        security = Optional.empty();
        standing.ifPresent(check ->
                trials.addAll(asked(STANDING, List.of(), () -> check.lost(deck.administrator(), migrations, known))));
        trials.addAll(sessions(migrations));
        trials.addAll(invalidIndexes(migrations, known));
        return trials;
    }

    private List<IndexInvalid> invalidIndexes(List<MigrationTrace> migrations, KnownObjects known) {
        List<IndexInvalid> all = new ArrayList<>(invalid);
        invalid.clear();
        all.addAll(asked(
                "Invalid indexes could not be looked for",
                List.of(),
                () -> InvalidIndexes.of(
                        deck.administrator(),
                        migrations.stream().map(MigrationTrace::script).toList(),
                        known,
                        Optional.empty())));
        return all;
    }

    private <T> Optional<T> begun(String otherwise, Question<T> check) {
        return asked(otherwise, Optional.empty(), () -> Optional.of(check.ask()));
    }

    /** What the server answers; where it does not, that is told, and the flight goes on without. */
    private <T> T asked(String otherwise, T none, Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            deck.problem(Problem.of(otherwise + ": " + e.getMessage()));
            return none;
        }
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }
}
