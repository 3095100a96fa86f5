package io.windtunnel.checker.rule;

import java.util.Collection;
import java.util.Comparator;

/** Ids of rules as people write them, who may be wrong. */
final class RuleIds {

    private RuleIds() {}

    /** That there is none of this id, and which one may be meant. */
    static String unknown(String id, Collection<String> known) {
        String advice = known.stream()
                .min(Comparator.comparingInt((String other) -> edits(id, other))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(other -> edits(id, other) <= Math.max(2, id.length() / 3))
                .map(other -> "did you mean " + other + "?")
                .orElse("windtunnel rules lists them");
        return "there is no such rule; " + advice;
    }

    /** How many letters have to be put in, taken out or replaced: the distance of Levenshtein. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
