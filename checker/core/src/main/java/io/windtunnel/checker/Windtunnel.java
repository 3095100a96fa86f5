package io.windtunnel.checker;

import io.windtunnel.checker.report.TerminalReporter;
import io.windtunnel.checker.report.TerminalStyle;
import io.windtunnel.domain.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The check from a program or a test of one's own:
 *
 * <pre>{@code
 * Report report = Windtunnel.check(CheckRequest.in(Path.of("")).withMigrations(Path.of("db/migration")));
 * assertThat(report.summary().outcome()).as(Windtunnel.text(report)).isEqualTo(Outcome.PASSED);
 * }</pre>
 */
public final class Windtunnel {

    private Windtunnel() {}

    /**
     * Checks migrations in a throwaway server; nothing of it is left when this returns. Can be called from several
     * threads at once.
     *
     * @return the report; its outcome is {@code ERROR} where the server could not go on in the middle
     * @throws CheckException when there is nothing to report on: wrong input, or no server
     */
    public static Report check(CheckRequest request) throws CheckException {
        return new MigrationChecker(Progress.NONE).check(request);
    }

    /** A report as the command prints it, without colours. */
    public static String text(Report report) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new TerminalReporter(TerminalStyle.PLAIN).write(report, out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
