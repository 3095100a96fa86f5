package io.windtunnel.checker.report;

import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.io.OutputStream;

/** One way of telling a report. */
public interface Reporter {

    /** Writes the whole report, UTF-8 where it is text; the stream is flushed and stays open. */
    void write(Report report, OutputStream out) throws IOException;
}
