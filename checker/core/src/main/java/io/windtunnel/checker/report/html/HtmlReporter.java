package io.windtunnel.checker.report.html;

import io.windtunnel.checker.report.Observed;
import io.windtunnel.checker.report.Reporter;
import io.windtunnel.checker.report.ScriptLines;
import io.windtunnel.checker.report.VisibleText;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.io.OutputStream;

/** The report as one HTML file to look at. */
public final class HtmlReporter implements Reporter {

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        HtmlPage.write(
                new PageSource(report, VisibleText::of, ScriptLines.of(report)::line, Observed.claims(report)), out);
    }
}
