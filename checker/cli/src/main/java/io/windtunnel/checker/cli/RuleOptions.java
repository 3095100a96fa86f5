package io.windtunnel.checker.cli;

import io.windtunnel.checker.RuleCatalogue;
import io.windtunnel.checker.rule.NamedKind;
import io.windtunnel.checker.rule.Preset;
import io.windtunnel.checker.rule.RuleLevel;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rule.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say what is looked for, and how bad it is. */
final class RuleOptions {

    static final String HEADING = "%nWhat is looked for:%n";

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            description = "default; strict: warnings are errors and notes are warnings; minimal: errors alone; design: "
                    + "the rules that are off by themselves, too. Can be repeated.")
    private List<Preset> presets = new ArrayList<>();

    @Option(
            names = "--rule",
            paramLabel = "ID=LEVEL",
            description = "How bad what a rule finds is: error, warning, note, or off for not at all; can be repeated.")
    private Map<String, RuleLevel> levels = new LinkedHashMap<>();

    @Option(
            names = "--threshold",
            paramLabel = "NAME=VALUE",
            description = "rows-share and write-share, in percent, default 50 and 10; small-rows, default 10000; "
                    + "small-megabytes, default 16; "
                    + "can be repeated.")
    private Map<Threshold, Long> thresholds = new LinkedHashMap<>();

    @Option(
            names = "--name-pattern",
            paramLabel = "KIND=REGEX",
            description = "What the names of new objects have to match as a whole: table=[a-z_]+ for example; "
                    + "can be repeated.")
    private Map<NamedKind, String> namePatterns = new LinkedHashMap<>();

    RuleSettings settings() {
        return new RuleSettings(Set.copyOf(presets), levels, thresholds, namePatterns);
    }

    /** What of it cannot be. */
    List<String> problems() {
        return RuleCatalogue.problems(settings());
    }
}
