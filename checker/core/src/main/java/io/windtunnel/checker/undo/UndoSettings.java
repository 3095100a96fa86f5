package io.windtunnel.checker.undo;

import io.windtunnel.checker.sample.SampleSize;
import io.windtunnel.checker.trace.DeploymentPlan;
import java.time.Duration;

/**
 * How undo scripts are tried.
 *
 * @param statementTimeout a statement of an undo script that runs longer is stopped
 * @param rows the sample rows that a table gets
 * @param plan whether each migration is a deployment of its own, before which empty tables get sample rows
 * @param isRequired whether a migration without an undo script is told, also where there is none at all
 */
public record UndoSettings(Duration statementTimeout, SampleSize rows, DeploymentPlan plan, boolean isRequired) {

    private static final SampleSize NONE = new SampleSize(0);

    /** The sample rows for tables that are empty before a migration. */
    SampleSize filled() {
        return plan == DeploymentPlan.ONE_BY_ONE ? rows : NONE;
    }

    /** The rows that a new table gets between a migration and its undo. */
    SampleSize written() {
        return new SampleSize(Math.min(1, rows.rows()));
    }
}
