package io.windtunnel.checker.rules;

import io.windtunnel.checker.rule.Rule;
import java.util.List;

/** Every rule there is. */
public final class Rules {

    private static final List<Rule> ALL = List.of();

    private Rules() {}

    /** All rules, in the order of the catalogue. */
    public static List<Rule> all() {
        return ALL;
    }
}
