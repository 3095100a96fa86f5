package io.windtunnel.checker.rules.rows;

import io.windtunnel.checker.observation.RowsRefused;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.domain.report.Severity;
import java.util.List;

/** A conversion fails on a value that the schema before allows. */
public final class CastFails implements Rule, RefusedRows.Wordings {

    @Override
    public String id() {
        return "cast-fails";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Value that cannot be converted";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return RefusedRows.violations(deployment, CastFails::isMeant, this);
    }

    private static boolean isMeant(RowsRefused refused) {
        return refused.failure().sqlState().startsWith("22");
    }

    @Override
    public String message(RowsRefused refused) {
        return "There are values that the schema before allows and that the statement cannot convert: it fails with SQLSTATE %s."
                .formatted(refused.failure().sqlState());
    }

    @Override
    public String help(RowsRefused refused) {
        return "Look for such values on your servers first. Convert into a new column beside the old one, with a USING clause or an UPDATE that says what becomes of them, and drop the old one when no code reads it any more.";
    }
}
