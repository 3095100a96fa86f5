package io.windtunnel.checker.postgres;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The names that Postgres gives to constraints and indexes that nobody named.
 *
 * <p>Postgres joins table, columns and a label with underscores, shortens the longer of the first two until all fits
 * into 63 bytes, and counts up where the name is taken: {@code makeObjectName} and {@code ChooseRelationName} in
 * {@code src/backend/commands/indexcmds.c}.
 */
public final class DefaultNames {

    private static final int LONGEST = 63;

    private DefaultNames() {}

    /**
     * Whether Postgres would have chosen this name for a constraint.
     *
     * @param name the constraint's name, not quoted
     * @param table the table's name, not quoted
     * @param columns the constraint's columns, not quoted
     * @param type {@code pg_constraint.contype}: p, u, f, c, x
     */
    public static boolean isConstraintDefault(String name, String table, List<String> columns, char type) {
        return switch (type) {
            case 'p' -> matches(name, table, "", "pkey");
            case 'u' -> matches(name, table, String.join("_", columns), "key");
            case 'f' -> matches(name, table, String.join("_", columns), "fkey");
            case 'x' -> matches(name, table, String.join("_", columns), "excl");
            case 'c' -> matches(name, table, columns.size() == 1 ? columns.get(0) : "", "check");
            default -> false;
        };
    }

    /** Whether Postgres would have chosen this name for an index on these columns of a table. */
    public static boolean isIndexDefault(String name, String table, List<String> columns) {
        return matches(name, table, String.join("_", columns), "idx");
    }

    private static boolean matches(String name, String table, String columns, String label) {
        if (name.equals(make(table, columns, label))) {
            return true;
        }
        int digits = name.length();
        while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
            digits--;
        }
        String counted = label + name.substring(digits);
        return digits < name.length() && name.equals(make(table, columns, counted));
    }

    private static String make(String first, String second, String label) {
        byte[] one = first.getBytes(StandardCharsets.UTF_8);
        byte[] two = second.getBytes(StandardCharsets.UTF_8);
        int room = LONGEST - label.getBytes(StandardCharsets.UTF_8).length - 1 - (two.length > 0 ? 1 : 0);
        int firstLength = one.length;
        int secondLength = two.length;
        while (firstLength + secondLength > room) {
            if (firstLength > secondLength) {
                firstLength--;
            } else {
                secondLength--;
            }
        }
        String head = clip(one, firstLength);
        return (two.length > 0 ? head + "_" + clip(two, secondLength) : head) + "_" + label;
    }

    /** No character is cut in two. */
    private static String clip(byte[] text, int length) {
        int end = length;
        while (end > 0 && end < text.length && (text[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }
}
