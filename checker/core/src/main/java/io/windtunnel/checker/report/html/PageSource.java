package io.windtunnel.checker.report.html;

import io.windtunnel.domain.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a page is made of.
 *
 * @param report the report
 * @param visible one line of a stranger's text with every character shown
 * @param lines the scripts' lines, as far as the report has them
 * @param claims what was seen on older relations, in a few words each
 */
public record PageSource(Report report, UnaryOperator<String> visible, Lines lines, List<String> claims) {

    public PageSource {
        claims = List.copyOf(claims);
    }

    /** The lines of scripts. */
    @FunctionalInterface
    public interface Lines {
        Optional<String> line(String script, int number);
    }
}
