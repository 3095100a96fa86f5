package io.windtunnel.checker.report;

import io.windtunnel.views.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Two definitions beside each other, equal lines on one height, those that differ marked. */
final class Definitions {

    private static final String INDENT = "  ";
    private static final int NARROWEST_COLUMN = 30;
    private static final int LONGEST_LINE = 2_000;
    /** Above this many comparisons the lines are paired as they come. */
    private static final int MOST_COMPARISONS = 1_000_000;

    private Definitions() {}

    /** One height of the table; an empty list of lines where a side has nothing there. */
    private record Row(List<String> before, List<String> after) {

        boolean differs() {
            return !before.equals(after);
        }
    }

    static void write(List<String> before, List<String> after, Page page) {
        List<Row> rows = rows(visible(before), visible(after));
        int column = (page.style().width() - INDENT.length() - 3) / 2;
        if (column < NARROWEST_COLUMN) {
            stack(rows, page);
        } else {
            sideBySide(rows, column, page);
        }
    }

    private static List<String> visible(List<String> lines) {
        return lines.stream()
                .flatMap(line -> VisibleText.lines(VisibleText.bounded(line, LONGEST_LINE)).stream())
                .toList();
    }

    private static void sideBySide(List<Row> rows, int column, Page page) {
        String gutter = page.glyphs().gutter();
        page.line(
                Span.of(Ink.FAINT, INDENT + VisibleText.pad("before", column)),
                Span.of(Ink.FAINT, " " + gutter + " "),
                Span.of(Ink.FAINT, "after"));
        for (Row row : rows) {
            List<String> left = wrapped(row.before(), column);
            List<String> right = wrapped(row.after(), column);
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                String before = i < left.size() ? left.get(i) : "";
                String after = i < right.size() ? right.get(i) : "";
                String middle = row.differs() ? page.glyphs().differs() : gutter;
                page.line(
                        Span.of(row.differs() ? Ink.REMOVED : Ink.PLAIN, INDENT + VisibleText.pad(before, column)),
                        Span.of(row.differs() ? Ink.WARNING : Ink.FAINT, " " + middle + " "),
                        Span.of(row.differs() ? Ink.ADDED : Ink.PLAIN, after));
            }
        }
    }

    private static List<String> wrapped(List<String> lines, int column) {
        return lines.stream()
                .flatMap(line -> VisibleText.wrap(line, column).stream())
                .toList();
    }

    private static void stack(List<Row> rows, Page page) {
        for (Row row : rows) {
            if (row.differs()) {
                row.before().forEach(line -> page.paragraph(Span.of(Ink.REMOVED, "  - "), Ink.REMOVED, line));
                row.after().forEach(line -> page.paragraph(Span.of(Ink.ADDED, "  + "), Ink.ADDED, line));
            } else {
                row.before().forEach(line -> page.paragraph(Span.of("    "), Ink.PLAIN, line));
            }
        }
    }

    /** Pairs the lines along a longest common subsequence; what lies between two common lines is paired as it comes. */
    private static List<Row> rows(List<String> before, List<String> after) {
        int[][] common = common(before, after);
        List<Row> rows = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            int left = i;
            int right = j;
            while (i < before.size() && j < after.size() && !before.get(i).equals(after.get(j))) {
                if (common[i + 1][j] >= common[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
            if (i == before.size() || j == after.size()) {
                i = left;
                j = right;
                break;
            }
            between(before.subList(left, i), after.subList(right, j), rows);
            rows.add(new Row(List.of(before.get(i++)), List.of(after.get(j++))));
        }
        between(before.subList(i, before.size()), after.subList(j, after.size()), rows);
        return rows;
    }

    private static void between(List<String> before, List<String> after, List<Row> rows) {
        IntFunction<Stream<String>> left = i -> before.stream().skip(i).limit(1);
        IntFunction<Stream<String>> right = i -> after.stream().skip(i).limit(1);
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            rows.add(new Row(left.apply(i).toList(), right.apply(i).toList()));
        }
    }

    /** {@code [i][j]}: how many lines the rests from i and from j have in common, in order. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        if ((long) before.size() * after.size() > MOST_COMPARISONS) {
            return common;
        }
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
