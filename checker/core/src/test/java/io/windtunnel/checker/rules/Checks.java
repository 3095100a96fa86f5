package io.windtunnel.checker.rules;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.TrialCheck;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Real checks for the tests: a directory of scripts in, a report out. */
final class Checks {

    private Checks() {}

    static Report check(Path directory, CheckScope scope, SandboxSource server) throws CheckException {
        return TrialCheck.in(directory)
                .migrations(directory.toAbsolutePath())
                .scope(scope)
                .on(server)
                .check();
    }

    /** Place and rule of every finding, and its message below. */
    static String told(List<Finding> findings) {
        return findings.stream()
                .map(finding -> "%s:%d %s\n  %s\n"
                        .formatted(finding.script(), finding.startLine(), finding.rule(), finding.message()))
                .collect(Collectors.joining());
    }
}
