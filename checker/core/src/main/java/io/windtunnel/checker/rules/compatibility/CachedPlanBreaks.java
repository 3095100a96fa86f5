package io.windtunnel.checker.rules.compatibility;

import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A session that had prepared a read before the migration cannot run it afterwards. */
public final class CachedPlanBreaks implements Rule {

    @Override
    public String id() {
        return "cached-plan-breaks";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Prepared statements break";
    }

    /** One violation for each table or view. */
    @Override
    public List<Violation> check(Deployment deployment) {
        return Breakage.of(deployment)
                .flatMap(breakage ->
                        breakage.trial().stalePlans().stream().map(failure -> violation(breakage, failure, deployment)))
                .toList();
    }

    private static Violation violation(Breakage breakage, CodeFailure failure, Deployment deployment) {
        String object = Wording.name(failure.object());
        List<String> columns = failure.statement().columns().stream()
                .map(column -> Wording.name(failure.object().part(column)))
                .toList();
        return Telling.at(
                breakage.causes().of(failure.object(), failure.statement().columns()),
                deployment,
                "A session that had prepared its read of %s before cannot run it any more: %s (SQLSTATE %s), since %s of another type now. Drivers prepare what they send often, and in a transaction they cannot try again."
                        .formatted(
                                object,
                                failure.message(),
                                failure.sqlState(),
                                columns.isEmpty()
                                        ? "a column is"
                                        : Wording.enumerated("column", columns)
                                                + (columns.size() == 1 ? " is" : " are")),
                "Restart the servers, or empty their connection pools, right after the migration; or add a column of the new type and change over to it. With pgjdbc, autosave=conservative lets the driver prepare again inside a transaction.",
                List.of(failure.object().toString()),
                List.of(Evidence.of(
                        "statement",
                        "Prepared before the migration and executed after it: "
                                + Telling.clipped(failure.statement().sql()))));
    }
}
