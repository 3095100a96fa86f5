package io.windtunnel.checker.report;

import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.views.text.VisibleText;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule as reports describe it.
 *
 * @param severity how bad a finding of it is
 * @param title the hazard in a few words
 * @param optIn whether it is off unless it is asked for
 * @param page what it looks for, why, and what to do, in Markdown
 */
public record RuleDescription(String id, Severity severity, String title, boolean optIn, String page) {

    private static final int LONGEST_ID = 200;
    private static final String SUMMARY = "## What it does";

    /**
     * The rules that findings name, by id. A stored report can name one that this version does not have; all that is
     * known of it is what its worst finding says.
     */
    public static Map<String, RuleDescription> of(Collection<Finding> findings, List<RuleDescription> known) {
        Map<String, RuleDescription> byId =
                known.stream().collect(Collectors.toMap(RuleDescription::id, Function.identity()));
        Map<String, RuleDescription> named = new TreeMap<>();
        for (Finding finding : findings) {
            named.computeIfAbsent(
                    idOf(finding),
                    id -> byId.getOrDefault(
                            id, new RuleDescription(id, finding.severity(), finding.title(), false, finding.title())));
        }
        return named;
    }

    /** The id under which a report describes a finding's rule: one that is known, or what a stored report calls it. */
    public static String idOf(Finding finding) {
        return VisibleText.boundedLine(finding.rule(), LONGEST_ID);
    }

    /** What it does, in a paragraph of Markdown. */
    public String summary() {
        int start = page.indexOf(SUMMARY);
        return start < 0
                ? title
                : page.substring(start + SUMMARY.length())
                        .strip()
                        .split("\n\n", 2)[0]
                        .replace('\n', ' ');
    }

    /** The page without its examples, which are there for those who try the rule out. */
    public String help() {
        return Arrays.stream(page.split("(?m)^(?=## )"))
                .filter(part -> !part.matches("(?s)## (Unsafe|Safe) example\n.*"))
                .collect(Collectors.joining())
                .strip();
    }
}
