package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.ConstraintValidated;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A constraint was validated while its transaction still held the lock under which it had been added. */
public final class ValidateInSameTransaction implements Rule {

    @Override
    public String id() {
        return "validate-in-same-transaction";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Validated under the lock of the same transaction";
    }

    @Override
    public boolean judgesUndos() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Effect.VALIDATED_UNDER_LOCK
                .among(Ledger.of(deployment))
                .map(ValidateInSameTransaction::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        ConstraintValidated validated = entry.all(ConstraintValidated.class)
                .filter(one -> entry.stop(one.table()).isPresent())
                .findFirst()
                .orElseThrow();
        Held held = entry.stop(validated.table()).orElseThrow();
        String table = Wording.name(validated.table());
        return Proof.violation(
                entry,
                List.of(validated.table()),
                "Constraint %s was validated from a scan of all rows of %s while line %d still holds its %s lock: %s had to wait, as if NOT VALID were not there."
                        .formatted(
                                Wording.quoted(validated.name()),
                                table,
                                held.since().lines().start(),
                                held.mode().words(),
                                Proof.waiting(entry, List.of(validated.table()))),
                "Move `ALTER TABLE %s VALIDATE CONSTRAINT %s;` to a script of its own: alone it lets others read and write."
                        .formatted(table, Wording.quoted(validated.name())));
    }
}
