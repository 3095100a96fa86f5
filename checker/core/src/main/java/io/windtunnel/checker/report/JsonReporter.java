package io.windtunnel.checker.report;

import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import java.io.IOException;
import java.io.OutputStream;

/** The report as the JSON that is published, see {@link ReportJson}. */
public final class JsonReporter implements Reporter {

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        ReportJson.write(report, out);
        out.write('\n');
        out.flush();
    }
}
