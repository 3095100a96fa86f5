package io.windtunnel.checker.report;

import io.windtunnel.domain.report.Report;
import io.windtunnel.views.html.HtmlPage;
import java.io.IOException;
import java.io.OutputStream;

/** The report as one HTML file to look at. */
public final class HtmlReporter implements Reporter {

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        HtmlPage.write(report, out);
    }
}
