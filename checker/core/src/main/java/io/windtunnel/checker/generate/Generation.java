package io.windtunnel.checker.generate;

import io.windtunnel.checker.autogenerate.PlanOptions;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.SettledDiff;
import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.model.Lens;
import io.windtunnel.checker.model.Model;
import io.windtunnel.checker.model.WantedSchema;
import io.windtunnel.checker.sandbox.Sandbox;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The missing migration: planned in either form, named, proven and written. */
public final class Generation {

    private static final String NEEDS_NO_LOCK =
            "Flyway must not hold a transaction open meanwhile: set flyway.postgresql.transactional.lock=false.";

    private final MigrationHistory history;
    private final FlywaySettings settings;
    private final Path workingDirectory;
    private final DraftFiles target;
    private final String message;
    private final LocalDateTime now;

    /**
     * Looks where it can be written.
     *
     * @param message what the migration does
     * @param now the time, UTC
     * @throws GenerateException when it cannot
     */
    public Generation(
            MigrationHistory history,
            FlywaySettings settings,
            Path workingDirectory,
            String message,
            LocalDateTime now) {
        this.history = history;
        this.settings = settings;
        this.workingDirectory = workingDirectory;
        this.target = DraftFiles.besides(history);
        this.message = message;
        this.now = now;
        DraftFiles.description(message);
    }

    /** Reads the schema that is in a sandbox. */
    @FunctionalInterface
    public interface Reader {
        Model read() throws SQLException;
    }

    /**
     * A plan in the form of files.
     *
     * @param losses the rows and values that it loses, a phrase each
     * @param files what is to be written; none where nothing is to be done
     */
    public record Proposal(List<String> losses, List<DraftFile> files) {
        public Proposal {
            losses = List.copyOf(losses);
            files = List.copyOf(files);
        }

        /** Whether it is in one simple script. */
        public boolean isPlain() {
            return files.size() == 1 && files.get(0).draft().inTransaction();
        }

        /** What somebody has to do before or after, a sentence each. */
        public List<String> remarks() {
            Stream<String> open = files.stream().flatMap(file -> file.draft().backfills().stream()
                    .map(column -> "%s refuses to run until you have written there what the rows of %s get in %s."
                            .formatted(
                                    file.name(),
                                    column.name().whole(),
                                    column.name().part().orElse(""))));
            return Stream.concat(
                            open,
                            files.stream()
                                    .filter(file -> file.draft().remarks().contains(NEEDS_NO_LOCK))
                                    .map(file -> file.name() + ": " + NEEDS_NO_LOCK))
                    .toList();
        }
    }

    /**
     * Plans.
     *
     * @param diff what changes, with the renames settled
     * @param role the role that will run the scripts
     * @param isPlain whether one simple script is wanted
     */
    public Proposal propose(Model migrated, Model model, SettledDiff diff, String role, boolean isPlain) {
        WantedSchema schemas = WantedSchema.of(migrated, model, diff);
        // Of a live database owners are not compared, so nobody is named as one.
        PlanOptions options = new PlanOptions(
                diff.taken(), model.lens() == Lens.LIVE_DATABASE ? Optional.empty() : Optional.of(role));
        List<Draft> drafts = isPlain
                ? SafeForm.plain(schemas.before(), schemas.after(), options)
                : SafeForm.of(schemas.before(), schemas.after(), options);
        Map<Draft, List<String>> sentences = new LinkedHashMap<>();
        drafts.forEach(draft -> sentences.put(draft, new ArrayList<>()));
        for (Change change : diff.changes()) {
            drafts.stream()
                    .filter(draft -> isAbout(draft, change))
                    .findFirst()
                    .or(() -> drafts.stream().findFirst())
                    .ifPresent(draft -> sentences
                            .computeIfAbsent(draft, d -> new ArrayList<>())
                            .add(ChangeText.sentence(change)));
        }
        List<Draft> remarked = new ArrayList<>();
        sentences.forEach((draft, remarks) -> {
            remarks.addAll(draft.remarks());
            if (!draft.inTransaction() && history.holdsTransaction()) {
                remarks.add(NEEDS_NO_LOCK);
            }
            remarked.add(draft.remarked(remarks));
        });
        List<String> losses =
                drafts.stream().flatMap(draft -> draft.plan().lost().stream()).toList();
        return new Proposal(losses, target.named(remarked, message, now));
    }

    private static boolean isAbout(Draft draft, Change change) {
        return draft.plan().upStatements().stream()
                .map(statement -> statement.operation().object())
                .anyMatch(change.object()::equals);
    }

    /**
     * Flies a proposal.
     *
     * @param sandbox has the history
     * @param reader reads the schema there
     * @param isWithRows whether the rows that the history put there stay
     * @return why it does not hold; empty where it does
     */
    public Optional<DraftProof.Failure> prove(
            Sandbox sandbox, Reader reader, Model model, Proposal proposal, boolean isWithRows) throws SQLException {
        target.failIfTaken(MigrationHistory.resolveAny(settings, workingDirectory));
        DraftProof.Goal goal = new DraftProof.Goal(reader, model);
        return DraftProof.fly(sandbox, goal, settings, workingDirectory, proposal.files(), isWithRows);
    }

    /**
     * Writes a proposal.
     *
     * @return the files
     * @throws GenerateException when its version was taken meanwhile, or a file cannot be written
     */
    public List<Path> write(Proposal proposal) {
        return target.write(proposal.files(), MigrationHistory.resolveAny(settings, workingDirectory));
    }
}
