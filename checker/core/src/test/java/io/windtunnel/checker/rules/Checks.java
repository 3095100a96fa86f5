package io.windtunnel.checker.rules;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.CheckRequest;
import io.windtunnel.checker.MigrationChecker;
import io.windtunnel.checker.Progress;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.ScriptRole;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Real checks for the tests: a directory of scripts in, a report out. */
final class Checks {

    /** Base histories are not to fill the user's cache. */
    private static final Path CACHE = Path.of("target/rule-checks");

    private Checks() {}

    static Report check(Path directory, CheckScope scope, SandboxSource server) throws CheckException {
        Path scripts = directory.toAbsolutePath();
        return new MigrationChecker(Progress.NONE)
                .check(new CheckRequest(
                        scripts,
                        List.of(scripts),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        scope,
                        server,
                        ScriptRole.PLAIN_OWNER,
                        Map.of(),
                        List.of(),
                        Optional.of(Severity.ERROR),
                        CheckRequest.DEFAULT_STATEMENT_TIMEOUT,
                        Optional.of(CACHE.toAbsolutePath())));
    }

    /** Place and rule of every finding, and its message below. */
    static String told(List<Finding> findings) {
        return findings.stream()
                .map(finding -> "%s:%d %s\n  %s\n"
                        .formatted(finding.script(), finding.startLine(), finding.rule(), finding.message()))
                .collect(Collectors.joining());
    }
}
