package io.windtunnel.checker.rules;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.EvidenceSettings;
import io.windtunnel.checker.TrialCheck;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Real checks for the tests: a directory of scripts in, a report out. */
final class Checks {

    /** Where a model is put, since Flyway wonders at every file among its scripts. */
    static final Path BESIDE_THE_SCRIPTS = Path.of("..");

    private Checks() {}

    static Report check(
            Path directory,
            Optional<ModelSource> model,
            CheckScope scope,
            EvidenceSettings evidence,
            RuleSettings rules,
            Map<String, String> flyway,
            SandboxSource server)
            throws CheckException {
        TrialCheck trial = TrialCheck.in(directory)
                .migrations(directory.toAbsolutePath())
                .scope(scope)
                .evidence(evidence)
                .rules(rules)
                .on(server);
        flyway.forEach(trial::flyway);
        return model.map(trial::model).orElse(trial).check();
    }

    /** Place and rule of every finding, and its message below; a model has no directory. */
    static String told(List<Finding> findings) {
        return findings.stream()
                .map(finding -> "%s:%d %s\n  %s\n"
                        .formatted(finding.script(), finding.startLine(), finding.rule(), finding.message()))
                .collect(Collectors.joining())
                .replace(BESIDE_THE_SCRIPTS + "/", "");
    }
}
