package io.windtunnel.checker;

import io.windtunnel.checker.fix.EditedScript;
import io.windtunnel.checker.fix.FixVerifier;
import io.windtunnel.checker.fix.ScriptFiles;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.checker.pending.Division;
import io.windtunnel.checker.pending.WorkTree;
import io.windtunnel.domain.report.Edit;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns the verified fixes of a report into scripts: of what is pending alone, since a script that a database has run is
 * never edited.
 */
public final class MigrationFixer {

    private final Progress progress;

    /** One that tells {@code progress} how far it is. */
    public MigrationFixer(Progress progress) {
        this.progress = progress;
    }

    /**
     * Has the fixes flown together, as they would be written. Nothing is written.
     *
     * @param request what was checked; not with {@link CheckScope.All}, which audits what databases have run
     * @param report what the check said
     * @throws CheckException when the scripts cannot be read as they were for the check
     */
    public ProposedFixes propose(CheckRequest request, Report report) throws CheckException {
        RunSettings run = request.run();
        try {
            CheckPlan plan = CheckPlan.of(request);
            Path project = WorkTree.around(run.workingDirectory())
                    .orElse(run.workingDirectory().toRealPath());
            Reservations reservations = new Reservations(request, plan.history(), project);
            List<Finding> wanted = new ArrayList<>();
            List<String> left = new ArrayList<>();
            for (Finding finding : report.findings()) {
                if (finding.fix().isPresent()) {
                    reservations
                            .against(finding)
                            .ifPresentOrElse(
                                    why -> left.add(ProposedFixes.place(finding) + ": " + why),
                                    () -> wanted.add(finding));
                }
            }
            if (wanted.isEmpty()) {
                return new ProposedFixes(project, List.of(), List.of(), left);
            }
            progress.stage("flying the fixes together");
            FixVerifier.Together together = FixFlights.verifier(plan, Optional.empty(), FixFlights.PATIENCE)
                    .together(wanted);
            left.addAll(together.left());
            List<EditedScript> scripts = List.copyOf(together.edited().scripts().values());
            return new ProposedFixes(project, scripts, together.kept(), left);
        } catch (FlywaySettingsException e) {
            throw CheckException.of(e);
        } catch (IOException e) {
            throw new CheckException(
                    CheckException.Kind.CONFIGURATION, "The project cannot be read: " + e.getMessage(), e);
        }
    }

    /** Why a fix stays where it is, whatever its flight has shown. */
    private static final class Reservations {

        private final CheckRequest request;
        private final Path project;
        private final Division published;

        Reservations(CheckRequest request, MigrationHistory history, Path project) {
            this.request = request;
            this.project = project;
            CheckScope scope = request.scope() instanceof CheckScope.Base named ? named : new CheckScope.Pending();
            this.published = Division.of(
                    history,
                    scope,
                    request.run().workingDirectory(),
                    request.run().environment());
        }

        Optional<String> against(Finding finding) {
            if (finding.suppressed().isPresent()) {
                return Optional.of("the finding is silenced");
            }
            if (finding.fix().filter(fix -> fix.verified()).isEmpty()) {
                String why = finding.fix().stream()
                        .flatMap(fix -> fix.proof().stream())
                        .collect(Collectors.joining(" "));
                return Optional.of(why.isEmpty() ? "The fix was not flown." : why);
            }
            if (published.described().isEmpty() && !(request.scope() instanceof CheckScope.From)) {
                return Optional.of("Git knows no base branch here, so that nobody can tell which scripts databases have"
                        + " run. Say with --base REF or --from VERSION what is pending.");
            }
            return finding.fix().stream()
                    .flatMap(fix -> fix.edits().stream())
                    .map(Edit::file)
                    .distinct()
                    .flatMap(file -> against(file).stream())
                    .findFirst();
        }

        private Optional<String> against(String shown) {
            Path file = request.run().workingDirectory().resolve(shown).normalize();
            boolean isPublished = published.base().resources().all().stream()
                    .anyMatch(known -> Path.of(known.getAbsolutePathOnDisk()).equals(file));
            if (isPublished) {
                return Optional.of("%s has %s, so databases may have run it. Mend it in a new migration."
                        .formatted(published.described().orElse("the base"), shown));
            }
            return ScriptFiles.obstacle(file, project).map(why -> "%s is not written: %s.".formatted(shown, why));
        }
    }
}
