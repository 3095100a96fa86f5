package io.windtunnel.checker.report;

import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.observation.CodeRun;
import io.windtunnel.checker.observation.CompatibilityTrial;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.domain.report.CompatibilityResult;
import io.windtunnel.domain.report.CompatibilityResult.Code;
import io.windtunnel.domain.report.CompatibilityResult.FailedStatement;
import io.windtunnel.domain.report.Report;
import java.util.List;
import java.util.stream.Stream;

/** How old code fared on the new schema and new code on the old one: for the report, and in a line each. */
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

    /** {@code Old code on the new schema: 2 of 40 statements fail.} */
    public static List<String> lines(Report report) {
        return report.compatibility().stream().map(CompatibilityReports::line).toList();
    }

    private static String line(CompatibilityResult result) {
        int failed = result.failures().size();
        String all = Summaries.number(result.statements(), "statement");
        String how = failed == 0
                ? "all of %s work".formatted(all)
                : "%d of %s %s".formatted(failed, all, failed == 1 ? "fails" : "fail");
        return result.code() == Code.OLD
                ? "Old code (%s) on the new schema: %s.".formatted(result.source(), how)
                : "New code on the old schema: %s%s."
                        .formatted(how, failed == 0 ? "" : ", so the migrations have to go live before it");
    }
}
