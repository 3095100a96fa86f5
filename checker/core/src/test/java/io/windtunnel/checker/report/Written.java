package io.windtunnel.checker.report;

import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.report.TerminalStyle.Detail;
import io.windtunnel.domain.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A report in a format, as a user gets it in a file. */
public final class Written {

    static final TerminalStyle STYLE = new TerminalStyle(80, false, true, Detail.VERBOSE);

    private Written() {}

    /** The text; fails where the bytes are not UTF-8. */
    public static String as(ReportFormat format, Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            format.reporter(STYLE).write(report, out);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError(format + " is not UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
