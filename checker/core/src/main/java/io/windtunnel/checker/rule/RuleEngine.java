package io.windtunnel.checker.rule;

import io.windtunnel.domain.report.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks every rule about every deployment and puts the answers in order: worst first, then in the order of the flight. */
public final class RuleEngine {

    private final List<Rule> rules;

    /** An engine with these rules. */
    public RuleEngine(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** All findings on these deployments; the same input gives the same list. */
    public List<Finding> judge(List<Deployment> deployments) {
        Map<String, Integer> seen = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Deployment deployment : deployments) {
            for (Rule rule : rules) {
                for (Violation violation : rule.check(deployment)) {
                    String identity = identity(rule, violation);
                    int repetition = seen.merge(identity, 1, Integer::sum);
                    findings.add(finding(rule, violation, hash(identity + "\n" + repetition)));
                }
            }
        }
        findings.sort(worstFirst(deployments));
        return List.copyOf(findings);
    }

    private static Comparator<Finding> worstFirst(List<Deployment> deployments) {
        List<String> scripts = deployments.stream()
                .flatMap(deployment -> deployment.migrations().stream())
                .map(migration -> migration.script().path())
                .distinct()
                .toList();
        Map<String, Integer> places = new HashMap<>();
        scripts.forEach(script -> places.put(script, places.size()));
        return Comparator.comparing(Finding::severity)
                .thenComparing(finding -> places.getOrDefault(finding.script(), places.size()))
                .thenComparing(Finding::startLine)
                .thenComparing(Finding::rule);
    }

    private static Finding finding(Rule rule, Violation violation, String fingerprint) {
        return new Finding(
                rule.id(),
                rule.severity(),
                rule.title(),
                violation.message(),
                violation.help(),
                violation.file(),
                violation.version(),
                violation.lines().start(),
                violation.lines().end(),
                violation.objects(),
                violation.evidence(),
                violation.fix(),
                fingerprint,
                Optional.empty());
    }

    /** No line and no directory is in it: they change while the finding stays the same. */
    private static String identity(Rule rule, Violation violation) {
        Path file = Path.of(violation.file()).getFileName();
        return String.join("\n", rule.id(), String.valueOf(file), String.join("\n", violation.objects()));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
