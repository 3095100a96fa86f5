package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.CheckRequest;
import io.windtunnel.checker.Progress;
import io.windtunnel.domain.report.Report;

/** The engine as the command line sees it. */
@FunctionalInterface
interface CheckRun {

    Report check(CheckRequest request, Progress progress) throws CheckException;
}
