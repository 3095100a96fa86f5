package io.windtunnel.checker.report.build;

import io.windtunnel.checker.report.Reporter;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report as JUnit's XML: a suite for each script, a case for each finding, one passed case for a script without any.
 *
 * @see <a href="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd">Surefire's schema</a>
 */
public final class JunitReporter implements Reporter {

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        List<JunitSuite> suites = JunitSuite.of(report);
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "windtunnel");
            for (JunitSuite suite : suites) {
                write(suite, xml);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("The JUnit report cannot be written: " + e.getMessage(), e);
        }
        out.flush();
    }

    private static void write(JunitSuite suite, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", suite.name());
        xml.writeAttribute("time", seconds(suite.millis()));
        xml.writeAttribute("tests", String.valueOf(suite.cases().size()));
        xml.writeAttribute("errors", suite.count(JunitCase.Result.ERROR));
        xml.writeAttribute("skipped", suite.count(JunitCase.Result.SKIPPED));
        xml.writeAttribute("failures", suite.count(JunitCase.Result.FAILURE));
        for (JunitCase one : suite.cases()) {
            write(suite, one, xml);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void write(JunitSuite suite, JunitCase one, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", one.name());
        xml.writeAttribute("classname", suite.name());
        xml.writeAttribute("time", seconds(suite.cases().size() == 1 ? suite.millis() : 0));
        if (one.result() != JunitCase.Result.PASSED || !one.text().isEmpty()) {
            xml.writeCharacters("\n      ");
            xml.writeStartElement(one.result().element());
            if (one.result() != JunitCase.Result.PASSED) {
                xml.writeAttribute("message", one.message());
                if (one.result() != JunitCase.Result.SKIPPED) {
                    xml.writeAttribute("type", one.type());
                }
            }
            xml.writeCharacters(one.text());
            xml.writeEndElement();
            xml.writeCharacters("\n    ");
        }
        xml.writeEndElement();
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000);
    }
}
