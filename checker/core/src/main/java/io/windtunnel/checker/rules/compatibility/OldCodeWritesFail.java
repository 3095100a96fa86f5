package io.windtunnel.checker.rules.compatibility;

import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.observation.ReplicaIdentityGone;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Locale;

/** A write of the code before fails on the schema after, of what it can still read. */
public final class OldCodeWritesFail implements Rule {

    private static final String NOT_IN_STATE = "55000";

    @Override
    public String id() {
        return "old-code-writes-fail";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Running code cannot write";
    }

    /** One violation for what each statement took from each table, view or type, by SQLSTATE. */
    @Override
    public List<Violation> check(Deployment deployment) {
        return Breakage.of(deployment)
                .flatMap(breakage -> breakage.writes().stream())
                .filter(broken -> !isOfReplicaIdentity(broken, deployment))
                .map(broken -> violation(broken, deployment))
                .toList();
    }

    /** What a published table lost has a rule of its own. */
    private static boolean isOfReplicaIdentity(Broken broken, Deployment deployment) {
        return broken.failures().stream().allMatch(failure -> failure.sqlState().equals(NOT_IN_STATE))
                && deployment.trials(ReplicaIdentityGone.class).anyMatch(gone -> gone.table()
                        .equals(broken.first().object().toString()));
    }

    private Violation violation(Broken broken, Deployment deployment) {
        CodeFailure first = broken.first();
        boolean assumed = broken.trial().oldCode().assumed();
        String object = Wording.name(first.object());
        List<String> uses = broken.failures().stream()
                .map(failure -> failure.statement().use().words().replaceFirst(" .*", ""))
                .map(use -> use.equals("literal") ? "a value" : use.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        return Telling.milder(
                Telling.at(
                        broken.cause(),
                        deployment,
                        "%s %s fails from here on, with %s: %s. While this is rolled out both versions run, and a rollback of the code brings the older one back.%s"
                                .formatted(
                                        Telling.whose(broken, "writes"),
                                        assumed ? object : object + " and",
                                        Wording.list(uses),
                                        Telling.reason(broken),
                                        Telling.assumption(broken)),
                        Advice.of(broken),
                        List.of(first.object().toString()),
                        Telling.evidence(broken)),
                severity(),
                assumed);
    }
}
