package io.windtunnel.checker.rule;

import io.windtunnel.checker.script.Directive;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Suppression;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Findings that a comment in the script silences, and comments that silence nothing.
 *
 * @param scripts that were flown, each with what it says
 */
public record Suppressions(List<Source> scripts) {

    private static final String STATEMENT = "ignore";
    private static final String FILE = "ignore-file";
    private static final String IDLE = ": the rule finds nothing there, so it silences nothing.";
    private static final int LONGEST_NAME = 60;
    private static final String FORM =
            "Write -- windtunnel:ignore RULE REASON on a line of its own in front of the statement, or -- windtunnel:ignore-file RULE REASON for the whole script.";

    /**
     * A script.
     *
     * @param path as findings name it
     * @param flownTo the last line that was flown, where it did not get to its end
     */
    public record Source(String path, List<Directive> directives, Optional<Integer> flownTo) {

        public Source {
            directives = List.copyOf(directives);
        }
    }

    public Suppressions {
        scripts = List.copyOf(scripts);
    }

    /** The findings, those suppressed that a comment is about. */
    public List<Finding> applied(List<Finding> findings) {
        return findings.stream()
                .map(finding -> reason(finding)
                        .map(why -> finding.suppressed(new Suppression(why)))
                        .orElse(finding))
                .toList();
    }

    private Optional<String> reason(Finding finding) {
        return scripts.stream()
                .filter(script -> script.path().equals(finding.script()))
                .flatMap(script -> script.directives().stream())
                .filter(directive -> isComplete(directive)
                        && directive.rules().contains(finding.rule())
                        && isAbout(directive, finding))
                .map(Directive::reason)
                .findFirst();
    }

    private static boolean isComplete(Directive directive) {
        return isKnown(directive) && !directive.reason().isEmpty();
    }

    private static boolean isKnown(Directive directive) {
        return Set.of(STATEMENT, FILE).contains(directive.word());
    }

    private static boolean isAbout(Directive directive, Finding finding) {
        return directive.word().equals(FILE)
                || (directive.covered().isPresent()
                        && finding.startLine() >= directive.covered().start()
                        && finding.startLine() <= directive.covered().end());
    }

    /**
     * What is wrong with the comments. That one silences nothing is said only where its rule was asked, and its statement
     * was flown.
     *
     * @param rules every rule
     * @param settings say which of them were asked
     * @param findings everything that was found
     */
    public List<Problem> problems(Collection<Rule> rules, RuleSettings settings, List<Finding> findings) {
        Check check = new Check(
                rules.stream().map(Rule::id).collect(Collectors.toSet()),
                rules.stream().filter(settings::isOn).map(Rule::id).collect(Collectors.toSet()),
                findings);
        return scripts.stream()
                .flatMap(script -> script.directives().stream()
                        .flatMap(directive -> check.problems(script, directive).stream()
                                .map(message -> Problem.in(
                                        script.path(),
                                        directive.line(),
                                        "-- " + Directive.MARK + message,
                                        message.endsWith(IDLE)
                                                ? "Take it out, so that it hides nothing later."
                                                : FORM))))
                .toList();
    }

    /** What was asked, and what was found. */
    private record Check(Set<String> known, Set<String> asked, List<Finding> findings) {

        List<String> problems(Source script, Directive directive) {
            String word = bounded(directive.word());
            if (!isKnown(directive)) {
                return List.of(word + " is no word that the check knows.");
            }
            if (directive.rules().isEmpty()) {
                return List.of(word + " names no rule: it silences nothing.");
            }
            if (directive.reason().isEmpty()) {
                return List.of(word + " gives no reason: it silences nothing.");
            }
            return directive.rules().stream()
                    .flatMap(rule ->
                            problem(script, directive, rule).stream().map(why -> word + " " + bounded(rule) + why))
                    .toList();
        }

        private Optional<String> problem(Source script, Directive directive, String rule) {
            if (!known.contains(rule)) {
                return Optional.of(": " + RuleIds.unknown(bounded(rule), known));
            }
            boolean isOfStatement = directive.word().equals(STATEMENT);
            if (isOfStatement && !directive.covered().isPresent()) {
                return Optional.of(" is not in front of a statement: it silences nothing.");
            }
            boolean isFlown = script.flownTo()
                    .map(last -> isOfStatement && directive.covered().end() <= last)
                    .orElse(true);
            boolean isUsed = findings.stream()
                    .anyMatch(finding -> finding.script().equals(script.path())
                            && finding.rule().equals(rule)
                            && isAbout(directive, finding));
            return isUsed || !isFlown || !asked.contains(rule) ? Optional.empty() : Optional.of(IDLE);
        }

        private static String bounded(String text) {
            return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "...";
        }
    }
}
