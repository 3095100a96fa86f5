package io.windtunnel.checker.rule;

import io.windtunnel.checker.observation.TableSize;
import io.windtunnel.checker.observation.TableSizes;
import io.windtunnel.checker.observation.UndoTrial;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks every rule about every deployment and puts the answers in order: worst first, then in the order of the flight. */
public final class RuleEngine {

    private final List<Rule> rules;
    private final RuleSettings settings;
    private final TableSizes production;

    /** An engine with those of these rules that are on by themselves, for a production of which no size is known. */
    public RuleEngine(List<Rule> rules) {
        this(rules, RuleSettings.DEFAULT, TableSizes.UNKNOWN);
    }

    /**
     * An engine with those of these rules that are on.
     *
     * @param production how large the tables are there
     */
    public RuleEngine(List<Rule> rules, RuleSettings settings, TableSizes production) {
        this.rules = rules.stream().filter(settings::isOn).toList();
        this.settings = settings;
        this.production = production;
    }

    /** All findings on these deployments; the same input gives the same list. */
    public List<Finding> judge(List<Deployment> deployments) {
        return judge(deployments, violation -> true);
    }

    /** The same without those of which the only harm is that others wait. */
    public List<Finding> judgeHarm(List<Deployment> deployments) {
        return judge(deployments, violation -> violation.onlyBlocks().isEmpty());
    }

    private List<Finding> judge(List<Deployment> deployments, Predicate<Violation> wanted) {
        Map<String, Integer> seen = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        Set<String> waits = new HashSet<>();
        for (Deployment deployment : deployments) {
            for (Rule rule : rules) {
                for (Violation violation : violations(rule, deployment)) {
                    String identity = identity(rule, violation);
                    int repetition = seen.merge(identity, 1, Integer::sum);
                    if (wanted.test(violation)) {
                        Finding finding = finding(rule, violation, hash(identity + "\n" + repetition));
                        findings.add(finding);
                        if (!violation.onlyBlocks().isEmpty()) {
                            waits.add(finding.fingerprint());
                        }
                    }
                }
            }
        }
        findings.sort(worstFirst(deployments, waits));
        return withoutAsides(findings);
    }

    /** One statement, one thing to say: what is only remarked gives way to what is worse. */
    private List<Finding> withoutAsides(List<Finding> findings) {
        Set<String> asides = rules.stream().filter(Rule::isAside).map(Rule::id).collect(Collectors.toSet());
        List<Finding> others = findings.stream()
                .filter(finding -> !asides.contains(finding.rule()))
                .toList();
        return findings.stream()
                .filter(finding -> !asides.contains(finding.rule())
                        || others.stream()
                                .noneMatch(other -> other.severity().compareTo(finding.severity()) < 0
                                        && isOfSameLines(finding, other)))
                .toList();
    }

    private static boolean isOfSameLines(Finding one, Finding other) {
        return one.script().equals(other.script())
                && one.startLine() <= other.endLine()
                && other.startLine() <= one.endLine();
    }

    private static List<Violation> violations(Rule rule, Deployment deployment) {
        List<Violation> violations = new ArrayList<>(rule.check(deployment));
        if (rule.judgesUndos()) {
            deployment
                    .trials(UndoTrial.class)
                    .flatMap(trial -> trial.flight().stream())
                    .map(undo -> new Deployment(List.of(undo), Optional.empty(), List.of()))
                    .forEach(undo -> violations.addAll(rule.check(undo)));
        }
        return violations;
    }

    /** Of two that are as severe the one first whose harm lasts. */
    private static Comparator<Finding> worstFirst(List<Deployment> deployments, Set<String> waits) {
        List<String> scripts = deployments.stream()
                .flatMap(deployment -> deployment.migrations().stream())
                .map(migration -> migration.script().path())
                .distinct()
                .toList();
        Map<String, Integer> places = new HashMap<>();
        scripts.forEach(script -> places.put(script, places.size()));
        return Comparator.comparing(Finding::severity)
                .thenComparing(finding -> waits.contains(finding.fingerprint()))
                .thenComparing(finding -> places.getOrDefault(finding.script(), places.size()))
                .thenComparing(Finding::startLine)
                .thenComparing(Finding::rule);
    }

    private Finding finding(Rule rule, Violation violation, String fingerprint) {
        List<Evidence> small = small(violation.onlyBlocks());
        Severity found = small.isEmpty() ? violation.severity().orElse(rule.severity()) : Severity.NOTE;
        return new Finding(
                rule.id(),
                settings.severity(rule, found),
                rule.title(),
                violation.message(),
                violation.help(),
                violation.file(),
                violation.version(),
                violation.lines().start(),
                violation.lines().end(),
                violation.objects(),
                Stream.concat(violation.evidence().stream(), small.stream()).toList(),
                violation.fix(),
                fingerprint,
                Optional.empty());
    }

    /** That all of these tables are small in production; empty where one is not, or not known to be. */
    private List<Evidence> small(List<String> tables) {
        List<Evidence> small = new ArrayList<>();
        for (String table : tables) {
            Optional<TableSize> size = production.of(table).filter(this::isSmall);
            if (size.isEmpty()) {
                return List.of();
            }
            small.add(Evidence.of(
                    "table-size",
                    String.format(
                            Locale.ROOT,
                            "%s is small in production: about %,d rows, by the table sizes that were given.",
                            table,
                            size.get().rows().orElseThrow())));
        }
        return small;
    }

    private boolean isSmall(TableSize size) {
        return size.isAtMost(
                settings.threshold(Threshold.SMALL_ROWS), settings.threshold(Threshold.SMALL_MEGABYTES) << 20);
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
