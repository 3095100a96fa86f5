package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A statement ended the transaction that Flyway had opened for the script. */
public final class TransactionControlInScript implements Rule {

    @Override
    public String id() {
        return "transaction-control-in-script";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Script ends Flyway's transaction";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment.steps().stream()
                .filter(step -> step.migration().transactional() && !step.nested())
                .filter(step -> step.statement().endedTransaction()
                        && step.statement().failure().isEmpty())
                .map(TransactionControlInScript::violation)
                .toList();
    }

    private static Violation violation(Step step) {
        String script = String.valueOf(Path.of(step.script().path()).getFileName());
        String sql = step.statement().sql().lines().findFirst().orElse("").strip();
        return new Violation(
                step.script(),
                step.lines(),
                ("`%s` ended the transaction that Flyway had opened for %s. If a later statement fails, what ran before"
                                + " it stays applied while Flyway takes the migration as not applied, and the script"
                                + " cannot simply be run again.")
                        .formatted(sql, script),
                ("Leave BEGIN, COMMIT and ROLLBACK out: Flyway opens and ends the transaction. Where the script must"
                                + " manage its own, set executeInTransaction=false in %s.conf.")
                        .formatted(script),
                List.of(step.script().label()),
                List.of(Evidence.of(
                        "transaction", "The transaction that was open before the statement was over after it.")),
                Optional.empty());
    }
}
