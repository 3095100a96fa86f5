package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.CheckRequest;
import io.windtunnel.checker.Progress;
import io.windtunnel.domain.report.Report;

/** The engine as the command line sees it. */
@FunctionalInterface
public interface CheckRun {

    /**
     * Checks.
     *
     * @param progress is told how far it is
     * @throws CheckException when there is nothing to report on
     */
    Report check(CheckRequest request, Progress progress) throws CheckException;
}
