package io.windtunnel.checker.rules.transaction;

import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/**
 * A value of an enumerated type was used in the transaction that had added it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertype.html#SQL-ALTERTYPE-NOTES">ALTER TYPE, Notes</a>
 */
public final class EnumValueUsedInSameTransaction implements Rule {

    @Override
    public String id() {
        return "enum-value-used-in-same-transaction";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "New enum value used too early";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return FailedStatement.of(deployment, FailureKind.NEW_ENUM_VALUE).stream()
                .map(EnumValueUsedInSameTransaction::violation)
                .toList();
    }

    private static Violation violation(FailedStatement failed) {
        return failed.violation(
                "The statement failed: %s, since the transaction that added the value has not committed yet. Flyway stops here: neither this migration nor any after it is applied."
                        .formatted(failed.failure().message()),
                "Leave ALTER TYPE ... ADD VALUE in this script, and put what uses the value into the next one: Flyway commits between the two. With flyway.group=true it does not; then set executeInTransaction=false for this script. Where the type is new as well, name the value in CREATE TYPE.");
    }
}
