package io.windtunnel.checker.report;

import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.observation.CodeRun;
import io.windtunnel.checker.observation.CompatibilityTrial;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.domain.report.CompatibilityResult;
import io.windtunnel.domain.report.CompatibilityResult.Code;
import io.windtunnel.domain.report.CompatibilityResult.FailedStatement;
import java.util.List;
import java.util.stream.Stream;

/** How old code fared on the new schema and new code on the old one, for the report. */
public final class CompatibilityReports {

    private static final int LONGEST_SQL = 2_000;

    private CompatibilityReports() {}

    /** Both ways, where one of the trials is of it; one where only that was tried. */
    public static List<CompatibilityResult> of(List<Trial> trials) {
        return trials.stream()
                .filter(CompatibilityTrial.class::isInstance)
                .map(CompatibilityTrial.class::cast)
                .flatMap(trial -> Stream.concat(
                        Stream.of(result(Code.OLD, trial.oldCode())),
                        trial.newCode().stream().map(run -> result(Code.NEW, run))))
                .toList();
    }

    private static CompatibilityResult result(Code code, CodeRun run) {
        return new CompatibilityResult(
                code,
                run.source(),
                run.assumed(),
                run.statements(),
                run.failures().stream().map(CompatibilityReports::failure).toList());
    }

    private static FailedStatement failure(CodeFailure failure) {
        String sql = failure.statement().sql();
        return new FailedStatement(
                failure.object().toString(),
                failure.statement().use().words(),
                sql.length() <= LONGEST_SQL ? sql : sql.substring(0, LONGEST_SQL) + "...",
                failure.sqlState(),
                failure.message());
    }
}
