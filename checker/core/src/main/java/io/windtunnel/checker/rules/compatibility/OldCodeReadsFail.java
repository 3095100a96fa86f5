package io.windtunnel.checker.rules.compatibility;

import io.windtunnel.checker.observation.CodeUse;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A read, or a call, of the code before fails on the schema after. */
public final class OldCodeReadsFail implements Rule {

    @Override
    public String id() {
        return "old-code-reads-fail";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Running code cannot read";
    }

    /** One violation for what each statement took from each table, view or routine. */
    @Override
    public List<Violation> check(Deployment deployment) {
        return Breakage.of(deployment)
                .flatMap(breakage -> breakage.reads().stream())
                .map(broken -> violation(broken, deployment))
                .toList();
    }

    private Violation violation(Broken broken, Deployment deployment) {
        String verb = broken.first().statement().use() == CodeUse.CALL ? "calls" : "reads";
        String object = Wording.name(Telling.main(broken));
        return Telling.milder(
                Telling.at(
                        broken.cause(),
                        deployment,
                        "%s %s fails from here on: %s. While this is rolled out both versions run, and a rollback of the code brings the older one back.%s"
                                .formatted(
                                        Telling.whose(broken, verb),
                                        broken.trial().oldCode().assumed() ? object : object + " and",
                                        Telling.reason(broken),
                                        Telling.assumption(broken)),
                        Advice.of(broken),
                        List.of(Telling.main(broken).toString()),
                        Telling.evidence(broken)),
                severity(),
                broken.trial().oldCode().assumed());
    }
}
