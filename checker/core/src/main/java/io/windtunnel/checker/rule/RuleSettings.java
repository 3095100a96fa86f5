package io.windtunnel.checker.rule;

import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a user may set about rules.
 *
 * @param presets all of which hold; empty for the default
 * @param levels by the rules' ids; they go before the presets
 * @param thresholds those that are not what they are by themselves
 * @param namePatterns the regular expressions that names have to match as a whole, by the kind of object
 */
public record RuleSettings(
        Set<Preset> presets,
        Map<String, RuleLevel> levels,
        Map<Threshold, Long> thresholds,
        Map<NamedKind, String> namePatterns) {

    /** Nobody has set anything. */
    public static final RuleSettings DEFAULT = new RuleSettings(Set.of(), Map.of(), Map.of(), Map.of());

    /** All of them are sorted, so that the same settings make the same text. */
    public RuleSettings {
        presets = Collections.unmodifiableSet(new TreeSet<>(presets));
        levels = Collections.unmodifiableMap(new TreeMap<>(levels));
        thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
        namePatterns = Collections.unmodifiableMap(new TreeMap<>(namePatterns));
    }

    /** The same with a rule at this level. */
    public RuleSettings with(String rule, RuleLevel level) {
        Map<String, RuleLevel> all = new TreeMap<>(levels);
        all.put(rule, level);
        return new RuleSettings(presets, all, thresholds, namePatterns);
    }

    /** Whether the rule is asked. */
    public boolean isOn(Rule rule) {
        RuleLevel level = levels.get(rule.id());
        if (level != null) {
            return level != RuleLevel.OFF;
        }
        return rule.isOptIn()
                ? presets.contains(Preset.DESIGN)
                : !presets.contains(Preset.MINIMAL) || rule.severity() == Severity.ERROR;
    }

    /**
     * How bad a finding is.
     *
     * @param found as bad as the rule itself takes it; what is milder than the rule usually is stays no worse than that
     */
    public Severity severity(Rule rule, Severity found) {
        Optional<Severity> wanted = Optional.ofNullable(levels.get(rule.id())).flatMap(RuleLevel::severity);
        if (wanted.isPresent()) {
            boolean isMild = found.compareTo(rule.severity()) > 0;
            return isMild && found.compareTo(wanted.get()) > 0 ? found : wanted.get();
        }
        if (!presets.contains(Preset.STRICT)) {
            return found;
        }
        return found == Severity.NOTE ? Severity.WARNING : Severity.ERROR;
    }

    /** A number that decides. */
    public long threshold(Threshold threshold) {
        return thresholds.getOrDefault(threshold, threshold.initial());
    }

    /** What of them cannot be, each as the option that says it; empty where all is well. */
    public List<String> problems(Collection<Rule> rules) {
        List<String> problems = new ArrayList<>();
        List<String> ids = rules.stream().map(Rule::id).toList();
        levels.keySet().stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> problems.add("--rule " + id + ": " + RuleIds.unknown(id, ids)));
        thresholds.forEach((threshold, value) -> {
            if (value < 1 || value > threshold.largest()) {
                problems.add("--threshold %s=%d: it is %s, from 1 to %d"
                        .formatted(threshold, value, threshold.meaning(), threshold.largest()));
            }
        });
        namePatterns.forEach((kind, pattern) -> {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                problems.add("--name-pattern %s=%s is no regular expression: %s"
                        .formatted(kind, pattern, e.getDescription()));
            }
        });
        return problems;
    }
}
