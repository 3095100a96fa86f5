package io.windtunnel.checker;

import io.windtunnel.checker.GeneratedMigration.Outcome;
import io.windtunnel.checker.autogenerate.Proof;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.RenameCandidate;
import io.windtunnel.checker.change.RenameChoices;
import io.windtunnel.checker.change.RenameException;
import io.windtunnel.checker.change.RenamePin;
import io.windtunnel.checker.change.SettledDiff;
import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.FlywaySettingsReader;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.generate.DraftProof.Failure;
import io.windtunnel.checker.generate.GenerateException;
import io.windtunnel.checker.generate.Generation;
import io.windtunnel.checker.generate.Generation.Proposal;
import io.windtunnel.checker.model.Model;
import io.windtunnel.checker.model.ModelComparison;
import io.windtunnel.checker.model.ModelException;
import io.windtunnel.checker.model.ModelReader;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.sandbox.Sandboxes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the migration that leads from the scripts to the model, once it has been seen to. */
public final class MigrationGenerator {

    private static final String ROWS = "The rows that the history itself inserts stand in the way; on empty tables the "
            + "migration holds. Write into it what is to become of them. ";

    private static final String IN_STEPS =
            "In steps that let others write this did not hold, so it is one plain script. ";

    private final Progress progress;

    /** A generator that tells {@code progress} how far it is. */
    public MigrationGenerator(Progress progress) {
        this.progress = progress;
    }

    /**
     * Compares, plans, proves and writes.
     *
     * @param decisions is asked what cannot be known
     * @throws CheckException when something cannot be read or written, or there is no server
     */
    public GeneratedMigration generate(GenerateRequest request, Decisions decisions) throws CheckException {
        try {
            RunSettings run = request.run();
            FlywaySettings settings = new FlywaySettingsReader(run.workingDirectory(), run.environment())
                    .read(request.migrations(), run.flywaySettings(), run.classPath());
            MigrationHistory history = MigrationHistory.resolveAny(settings, run.workingDirectory());
            Generation generation =
                    new Generation(history, settings, run.workingDirectory(), request.message(), request.now());
            return new Run(request, decisions, history, BaseKey.of(history, settings, run), generation).generate();
        } catch (FlywaySettingsException
                | GenerateException
                | ModelException
                | RenameException
                | SandboxException
                | SQLException e) {
            throw CheckException.of(e);
        }
    }

    /** One run, with what all its steps need. */
    private final class Run {

        private final GenerateRequest request;
        private final Decisions decisions;
        private final MigrationHistory history;
        private final BaseKey base;
        private final Generation generation;
        private final ModelReader reader;
        private List<String> changes = List.of();
        private String server = "";
        private String role = "";

        Run(
                GenerateRequest request,
                Decisions decisions,
                MigrationHistory history,
                BaseKey base,
                Generation generation) {
            this.base = base;
            this.request = request;
            this.decisions = decisions;
            this.history = history;
            this.generation = generation;
            this.reader = ModelDiffer.reader(request.run(), progress);
        }

        GeneratedMigration generate() throws SandboxException, SQLException {
            progress.stage("reading " + request.model());
            Model model = reader.read(request.model()).without(request.ignored());
            try (Sandbox sandbox = open()) {
                Model migrated = read(sandbox);
                Settlement settlement = settle(migrated, model);
                SettledDiff diff = settlement.diff();
                changes = diff.changes().stream()
                        .map(change -> ChangeText.sentence(change, diff))
                        .toList();
                if (!settlement.undecided().isEmpty()) {
                    return ended(Outcome.UNDECIDED, settlement.undecided());
                }
                Proposal proposal = generation.propose(migrated, model, diff, role, request.plain());
                if (proposal.files().isEmpty()) {
                    return ended(Outcome.NOTHING_TO_DO, Proof.unmended(diff.changes()));
                }
                if (!request.allowDrop() && !proposal.losses().isEmpty()) {
                    Optional<Boolean> answer = decisions.mayLose(proposal.losses());
                    if (!answer.orElse(false)) {
                        return ended(
                                Outcome.UNDECIDED,
                                List.of("This loses " + String.join(", ", proposal.losses())
                                        + ", so nothing was written. If it is meant: --allow-drop."));
                    }
                }
                return proven(sandbox, proposal, new Inputs(migrated, model, diff));
            }
        }

        /** What was planned; without the rows if these stand in its way; or one plain script. */
        private GeneratedMigration proven(Sandbox sandbox, Proposal proposal, Inputs inputs)
                throws SandboxException, SQLException {
            Optional<Failure> failure = prove(sandbox, proposal, inputs, true);
            if (failure.isEmpty()) {
                return written(sandbox, proposal, inputs, List.of());
            }
            if (failure.get().isOfRows()) {
                try (Sandbox another = open()) {
                    Optional<Failure> further = prove(another, proposal, inputs, false);
                    if (further.isEmpty()) {
                        return written(
                                another,
                                proposal,
                                inputs,
                                List.of(ROWS + failure.get().message()));
                    }
                    failure = further;
                }
            }
            return request.plain() || proposal.isPlain()
                    ? ended(Outcome.UNPROVEN, List.of(failure.get().message()))
                    : plain(inputs, failure.get());
        }

        private Optional<Failure> prove(Sandbox sandbox, Proposal proposal, Inputs inputs, boolean isWithRows)
                throws SQLException {
            progress.stage("flying " + proposal.files().get(0).name());
            return generation.prove(sandbox, () -> read(sandbox), inputs.model(), proposal, isWithRows);
        }

        /** The steps that let others work do not fit every change; one script may. */
        private GeneratedMigration plain(Inputs inputs, Failure failure) throws SandboxException, SQLException {
            Proposal proposal = generation.propose(inputs.migrated(), inputs.model(), inputs.diff(), role, true);
            try (Sandbox sandbox = open()) {
                GeneratedMigration result = proven(sandbox, proposal, inputs);
                List<String> remarks = new ArrayList<>(result.remarks());
                if (result.outcome() == Outcome.WRITTEN) {
                    remarks.add(IN_STEPS + failure.message());
                }
                return new GeneratedMigration(
                        result.changes(), result.outcome(), remarks, result.files(), result.flownIn());
            }
        }

        private Sandbox open() throws SandboxException, SQLException {
            RunSettings run = request.run();
            Sandbox sandbox = Sandboxes.open(run.sandbox(base.value(), progress::note));
            try {
                BaseState.reach(sandbox, history, run, () -> progress.stage("applying the history"))
                        .forEach(problem -> progress.note(problem.message()));
                server = sandbox.version();
                role = sandbox.owner().user();
                return sandbox;
            } catch (SandboxException | SQLException | RuntimeException e) {
                sandbox.close();
                throw e;
            }
        }

        private Model read(Sandbox sandbox) throws SQLException {
            return reader.read(sandbox, history).without(request.ignored());
        }

        private GeneratedMigration written(Sandbox sandbox, Proposal proposal, Inputs inputs, List<String> more)
                throws SQLException {
            List<Change> left = ModelComparison.compare(read(sandbox), inputs.model())
                    .diff()
                    .changes();
            List<Path> files = generation.write(proposal);
            List<String> remarks = new ArrayList<>(proposal.remarks());
            remarks.addAll(more);
            remarks.addAll(Proof.unmended(left));
            return new GeneratedMigration(changes, Outcome.WRITTEN, remarks, files, server);
        }

        private GeneratedMigration ended(Outcome outcome, List<String> remarks) {
            return new GeneratedMigration(changes, outcome, remarks, List.of(), server);
        }

        /** Asks about each doubtful rename once; what was answered may make other pairs appear, or go. */
        private Settlement settle(Model migrated, Model model) {
            List<RenamePin> pins = new ArrayList<>(request.renames().pins());
            Set<RenamePin> refused = new HashSet<>();
            while (true) {
                SettledDiff diff = ModelComparison.settle(
                        migrated,
                        model,
                        new RenameChoices(pins, request.renames().guessing()));
                if (!request.renames().guessing()) {
                    return new Settlement(diff, List.of());
                }
                Optional<RenameCandidate> open = diff.open().stream()
                        .filter(candidate -> !refused.contains(RenamePin.of(candidate)))
                        .findFirst();
                if (open.isEmpty()) {
                    return new Settlement(diff, List.of());
                }
                Optional<Boolean> answer = decisions.isRename(open.get());
                if (answer.isEmpty()) {
                    return new Settlement(
                            diff,
                            diff.open().stream()
                                    .map(MigrationGenerator::question)
                                    .toList());
                }
                if (answer.get()) {
                    pins.add(RenamePin.of(open.get()));
                } else {
                    refused.add(RenamePin.of(open.get()));
                }
            }
        }
    }

    private record Inputs(Model migrated, Model model, SettledDiff diff) {}

    private record Settlement(SettledDiff diff, List<String> undecided) {}

    private static String question(RenameCandidate candidate) {
        return "Is %s the %s that was there, renamed? Say --rename '%s', or --no-rename for a new one. (%s)"
                .formatted(
                        candidate.to(),
                        candidate.from(),
                        RenamePin.of(candidate),
                        candidate.reasons().isEmpty()
                                ? "there is little to tell by"
                                : String.join("; ", candidate.reasons()));
    }
}
