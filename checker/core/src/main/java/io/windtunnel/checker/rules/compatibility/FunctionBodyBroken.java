package io.windtunnel.checker.rules.compatibility;

import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.observation.CodeUse;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Locale;

/** The body of a function names what is not there any more: Postgres does not know what a body depends on. */
public final class FunctionBodyBroken implements Rule {

    @Override
    public String id() {
        return "function-body-broken";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Function body broken";
    }

    /** One violation for each function. */
    @Override
    public List<Violation> check(Deployment deployment) {
        return Breakage.of(deployment)
                .flatMap(breakage -> breakage.bodies().stream())
                .map(broken -> violation(broken, deployment))
                .toList();
    }

    private static Violation violation(Broken broken, Deployment deployment) {
        CodeFailure first = broken.first();
        boolean isFired = first.statement().use() != CodeUse.BODY;
        String function = first.function().orElseGet(() -> Wording.name(first.object()));
        String how = isFired
                ? "%s of %s ends there"
                        .formatted(
                                first.statement()
                                        .use()
                                        .words()
                                        .replaceFirst(" .*", "")
                                        .toUpperCase(Locale.ROOT),
                                Wording.name(first.object()))
                : "the server refuses to make it again";
        return Telling.at(
                broken.cause(),
                deployment,
                "The body of function %s does not work any more, and %s: %s. Postgres does not keep what a body names, so nothing has stopped the change."
                        .formatted(function, how, Telling.reason(broken)),
                "Replace the function (CREATE OR REPLACE FUNCTION) in the same script, with the names that there are now.",
                List.of(function),
                broken.failures().stream()
                        .limit(3)
                        .map(failure -> Evidence.of(
                                "statement",
                                "%s: SQLSTATE %s, %s"
                                        .formatted(
                                                Telling.clipped(
                                                        failure.statement().sql()),
                                                failure.sqlState(),
                                                Telling.clipped(failure.message()))))
                        .toList());
    }
}
