package io.windtunnel.checker;

import io.windtunnel.checker.report.RuleDescription;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rules.Rules;
import java.util.List;

/** What the rules say of themselves, for those who cannot see them. */
public final class RuleCatalogue {

    private RuleCatalogue() {}

    /** Every rule with its page, in the order of the catalogue. */
    public static List<RuleDescription> all() {
        return Rules.all().stream()
                .map(rule ->
                        new RuleDescription(rule.id(), rule.severity(), rule.title(), rule.isOptIn(), Rules.page(rule)))
                .toList();
    }

    /** What of the settings cannot be, each as the option that says it; empty where all is well. */
    public static List<String> problems(RuleSettings settings) {
        return settings.problems(Rules.all());
    }
}
