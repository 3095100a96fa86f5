package io.windtunnel.checker.undo;

import io.windtunnel.checker.change.SchemaDiffer;
import io.windtunnel.checker.flyway.FlywayMessages;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.UndoDifference;
import io.windtunnel.checker.observation.UndoTrial;
import io.windtunnel.checker.observation.UndoneRows;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rows.TableCopy;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import io.windtunnel.checker.trace.StartingPoint;
import io.windtunnel.domain.report.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;

/** Flies each migration that has an undo script forth, back and forth again. */
public final class UndoTrials {

    private final StartingPoint start;
    private final StartingPoint bare;
    private final MigrationHistory history;
    private final UndoSettings settings;

    /**
     * @param start with sample rows
     * @param bare without: where a migration fails for sample rows the trials go on from there
     * @param history every migration
     */
    public UndoTrials(StartingPoint start, StartingPoint bare, MigrationHistory history, UndoSettings settings) {
        this.start = start;
        this.bare = bare;
        this.history = history;
        this.settings = settings;
    }

    /**
     * What was found out.
     *
     * @param trials in the order of the migrations
     * @param problems what could not be tried
     */
    public record Result(List<UndoTrial> trials, List<Problem> problems) {
        public Result {
            trials = List.copyOf(trials);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Tries them. Without undo scripts nothing is started.
     *
     * @param flown the migrations under check, as they were flown; where one failed the trials end before it
     */
    public Result fly(List<MigrationTrace> flown) {
        try {
            return new Trip(history.undos(), versioned(flown)).fly();
        } catch (FlywaySettingsException e) {
            return unreadable(e);
        }
    }

    private static Result unreadable(FlywaySettingsException why) {
        return new Result(List.of(), List.of(Problem.of("No undo script was tried: " + why.getMessage())));
    }

    /** Tries none, and finds those that have no undo script. */
    public Result missing(List<MigrationTrace> flown) {
        try {
            Set<String> there = history.undos().scripts().stream()
                    .flatMap(undo -> undo.script().version().stream())
                    .collect(Collectors.toSet());
            return new Result(
                    versioned(flown).stream()
                            .map(ResolvedScript::script)
                            .filter(script -> !there.contains(script.version().orElse("")))
                            .map(UndoTrial::missing)
                            .toList(),
                    List.of());
        } catch (FlywaySettingsException e) {
            return unreadable(e);
        }
    }

    /** Repeatable ones come after all of them, and no undo script takes them back. */
    private List<ResolvedScript> versioned(List<MigrationTrace> flown) {
        Set<MigrationScript> well = flown.stream()
                .takeWhile(trace -> !trace.hasFailed())
                .map(MigrationTrace::script)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return history.scripts().stream()
                .filter(script -> script.script().kind() == ScriptKind.VERSIONED && well.contains(script.script()))
                .toList();
    }

    /** One run over all of them. */
    private final class Trip {
        private final MigrationHistory undos;
        private final Map<String, ResolvedScript> byVersion;
        private final List<ResolvedScript> scripts;
        private final Set<String> roles = new LinkedHashSet<>();
        private final List<UndoTrial> trials = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private Optional<Shuttle> open = Optional.empty();
        private Optional<UndoState> last = Optional.empty();
        private int applied;
        private boolean isBare;

        Trip(MigrationHistory undos, List<ResolvedScript> scripts) {
            this.undos = undos;
            this.byVersion = undos.scripts().stream()
                    .collect(Collectors.toMap(undo -> undo.script().version().orElseThrow(), undo -> undo));
            this.scripts = scripts;
        }

        Result fly() {
            for (int i = 0; i < scripts.size(); i++) {
                ResolvedScript script = scripts.get(i);
                Optional<ResolvedScript> undo = undo(script);
                if (undo.isEmpty()) {
                    missing(script);
                } else if (!tried(i, undo.get())) {
                    break;
                }
            }
            try {
                close();
            } catch (SQLException e) {
                problems.add(Problem.of("The server of the undo scripts was lost: " + e.getMessage()));
            }
            return new Result(trials, problems);
        }

        private Optional<ResolvedScript> undo(ResolvedScript script) {
            return script.script().version().map(byVersion::get);
        }

        private void missing(ResolvedScript script) {
            if (byVersion.isEmpty() && !settings.isRequired()) {
                return;
            }
            if (script.isJava()) {
                problems.add(Problem.of(
                        "%s has no undo script, and an undo in Java is not tried."
                                .formatted(script.script().path()),
                        "Write its undo in SQL to have it tried."));
            } else {
                trials.add(UndoTrial.missing(script.script()));
            }
        }

        /** Whether the next one can be tried. */
        private boolean tried(int index, ResolvedScript undo) {
            try {
                trials.add(trialWithRows(index, undo));
                return true;
            } catch (FlywayException e) {
                problems.add(untried(undo, FlywayMessages.innermost(e)));
            } catch (SQLException | SandboxException e) {
                problems.add(untried(undo, String.valueOf(e.getMessage())));
            }
            return false;
        }

        private UndoTrial trialWithRows(int index, ResolvedScript undo) throws SQLException, SandboxException {
            try {
                return trial(index, undo);
            } catch (FlywayException e) {
                if (isBare) {
                    throw e;
                }
                isBare = true; // it did fly in the end, so it is the sample rows
                restart();
                return trial(index, undo);
            }
        }

        /** What is there before a migration, with sample rows where it is a deployment of its own. */
        private UndoState before(Shuttle shuttle) throws SQLException {
            UndoState found = last.isPresent() ? last.get() : shuttle.look();
            return !isBare && !shuttle.fill(found, settings.filled()).isEmpty() ? shuttle.look() : found;
        }

        private UndoTrial trial(int index, ResolvedScript undo) throws SQLException, SandboxException {
            ResolvedScript script = scripts.get(index);
            Shuttle shuttle = at(index);
            UndoState before = before(shuttle);
            shuttle.forth(script);
            if (!roles.containsAll(shuttle.roles())) {
                restart(); // to give rights to a new role changes what there was before
                return trial(index, undo);
            }
            applied = index + 1;
            last = Optional.empty();
            UndoState between = shuttle.look();
            Map<ObjectName, Long> written = shuttle.write(between, touched(before, between));
            if (hasNewTables(before, between)) {
                written.putAll(shuttle.fill(between, settings.written()));
            }
            MigrationTrace flight = shuttle.back(undo);
            if (flight.hasFailed()) {
                if (!flight.transactional()) {
                    restart();
                }
                return UndoTrial.failed(script.script(), flight);
            }
            applied = index;
            UndoState undone = shuttle.look();
            RowsComparison comparison = new RowsComparison(shuttle.copies(), before, between, undone, written);
            List<UndoneRows> rows = comparison.rows();
            Optional<String> refused = refusal(shuttle, script);
            List<UndoDifference> again = List.of();
            List<UndoDifference> rowsAgain = List.of();
            if (refused.isPresent()) {
                restart();
            } else {
                applied = index + 1;
                UndoState repeated = shuttle.look();
                again = SchemaDifferences.between(between.schema(), repeated.schema());
                rowsAgain = comparison.otherRows(repeated);
                last = Optional.of(repeated);
            }
            return new UndoTrial(
                    script.script(),
                    Optional.of(undo.script()),
                    Optional.of(flight),
                    SchemaDifferences.between(before.schema(), undone.schema()),
                    again,
                    rowsAgain,
                    refused,
                    rows);
        }

        /** A server in which the scripts before this one are applied, and no more. */
        private Shuttle at(int index) throws SQLException, SandboxException {
            Shuttle shuttle = open.isPresent()
                    ? open.get()
                    : Shuttle.open(isBare ? bare : start, history, undos, settings.statementTimeout(), roles);
            open = Optional.of(shuttle);
            while (applied < index) {
                shuttle.forth(scripts.get(applied++));
                last = Optional.empty();
            }
            return shuttle;
        }

        private Optional<String> refusal(Shuttle shuttle, ResolvedScript script) throws SQLException {
            try {
                shuttle.forth(script);
                return Optional.empty();
            } catch (FlywayException e) {
                // The driver puts the severity in front of the message, and details behind it.
                return FlywayMessages.innermost(e).lines().findFirst().map(why -> why.replaceFirst("^ERROR: ", ""));
            }
        }

        /** What is needed next begins on a new server. */
        private void restart() throws SQLException {
            close();
            applied = 0;
        }

        private void close() throws SQLException {
            if (open.isPresent()) {
                Shuttle shuttle = open.get();
                open = Optional.empty();
                last = Optional.empty();
                roles.addAll(shuttle.roles());
                shuttle.problems().stream()
                        .filter(problem -> !problems.contains(problem))
                        .forEach(problems::add);
                shuttle.close();
            }
        }
    }

    private static Problem untried(ResolvedScript undo, String why) {
        return Problem.in(
                undo.script().path(),
                1,
                "This undo script and those after it were not tried: " + why,
                "Mend that, and check again.");
    }

    /** Whether a migration made tables and wrote nothing into them. */
    private static boolean hasNewTables(UndoState before, UndoState between) {
        return between.rows().values().stream()
                .anyMatch(copy -> copy.rows() == 0 && !before.rows().containsKey(copy.table()));
    }

    /** The tables that a migration changed, or wrote into. */
    private static Set<ObjectName> touched(UndoState before, UndoState between) {
        Set<ObjectName> tables = new LinkedHashSet<>();
        SchemaDiffer.compare(before.schema(), between.schema())
                .changes()
                .forEach(change -> tables.add(change.object().name().whole()));
        between.rows().forEach((name, copy) -> {
            TableCopy was = before.rows().get(name);
            if (was == null || !was.isSame(copy)) {
                tables.add(name);
            }
        });
        return tables;
    }
}
