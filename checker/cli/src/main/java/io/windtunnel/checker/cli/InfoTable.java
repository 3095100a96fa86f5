package io.windtunnel.checker.cli;

import io.windtunnel.checker.database.HistoryEntry;
import io.windtunnel.views.text.VisibleText;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The history as a table. */
final class InfoTable {

    private static final List<String> HEAD = List.of("version", "description", "type", "state", "installed on", "undo");
    private static final int DESCRIPTION = 1;
    private static final int SHORTEST_DESCRIPTION = 12;
    private static final String GAP = "  ";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final List<HistoryEntry> entries;

    InfoTable(List<HistoryEntry> entries) {
        this.entries = entries;
    }

    /** The lines of it, the description cut where they would be longer than {@code width} columns. */
    List<String> lines(int width) {
        if (entries.isEmpty()) {
            return List.of("There is no migration.");
        }
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        entries.forEach(entry -> rows.add(cells(entry)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], VisibleText.width(row.get(i)));
            }
        }
        int others = GAP.length() * (widths.length - 1);
        for (int i = 0; i < widths.length; i++) {
            others += i == DESCRIPTION ? 0 : widths[i];
        }
        widths[DESCRIPTION] = Math.min(widths[DESCRIPTION], Math.max(SHORTEST_DESCRIPTION, width - others));
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : GAP)
                    .append(VisibleText.pad(VisibleText.cut(cells.get(i), widths[i], "..."), widths[i]));
        }
        return line.toString().stripTrailing();
    }

    private static List<String> cells(HistoryEntry entry) {
        return List.of(
                entry.version().map(VisibleText::of).orElse(""),
                VisibleText.of(entry.description()),
                entry.type(),
                entry.state(),
                entry.installedOn().map(TIME::format).orElse(""),
                entry.undo().map(there -> there ? "yes" : "no").orElse(""));
    }
}
