package io.windtunnel.checker.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How alike two names are, from not at all to the same words. */
enum NameLikeness {
    NONE,
    /** One says what the other says and more, or is a letter away from it: {@code name} and {@code full_name}. */
    SIMILAR,
    /** The same words in another spelling or number: {@code username} and {@code user_name}, user and users. */
    SAME_WORDS;

    /** Words that say nothing about what a thing is. */
    private static final Set<String> FILLERS = Set.of("id", "at", "is", "has", "no", "on", "by", "type", "date", "of");

    private static final Pattern CAPITAL = Pattern.compile("(\\p{Ll})(\\p{Lu})");
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

    static NameLikeness of(String one, String other) {
        List<String> words = words(one);
        List<String> otherWords = words(other);
        String joined = String.join("", words);
        String otherJoined = String.join("", otherWords);
        if (joined.equals(otherJoined) && !joined.isEmpty()) {
            return SAME_WORDS;
        }
        if (isOneLetterAway(joined, otherJoined) || saysMore(words, otherWords) || saysMore(otherWords, words)) {
            return SIMILAR;
        }
        return NONE;
    }

    /** In lower case and in the singular, cut at everything that is no letter or digit and where a capital follows. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : GAP.split(CAPITAL.matcher(name).replaceAll("$1_$2"), -1)) {
            if (!word.isEmpty()) {
                words.add(singular(word.toLowerCase(Locale.ROOT)));
            }
        }
        return words;
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 4 && (word.endsWith("ses") || word.endsWith("xes") || word.endsWith("ches"))) {
            return word.substring(0, word.length() - 2);
        }
        boolean isPlural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return isPlural ? word.substring(0, word.length() - 1) : word;
    }

    private static boolean saysMore(List<String> fewer, List<String> more) {
        Set<String> meaning = new HashSet<>(fewer);
        meaning.removeAll(FILLERS);
        return !meaning.isEmpty() && more.size() <= 2 * fewer.size() && new HashSet<>(more).containsAll(fewer);
    }

    /** A slip of the pen in a word long enough; a digit is never one. */
    private static boolean isOneLetterAway(String one, String other) {
        if (Math.min(one.length(), other.length()) < 5 || Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int start = 0;
        while (start < Math.min(one.length(), other.length()) && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(one.length(), other.length()) - start
                && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String differs = one.substring(start, one.length() - end) + other.substring(start, other.length() - end);
        return one.length() - start - end <= 1
                && other.length() - start - end <= 1
                && differs.chars().noneMatch(Character::isDigit);
    }
}
