package io.windtunnel.views.html;

import java.util.List;

/**
 * Tables as boxes and foreign keys as lines, with their places in pixels.
 *
 * @param label what it shows, for those who cannot see it
 */
public record Diagram(String id, String label, int width, int height, List<Box> boxes, List<Line> lines) {

    public Diagram {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /**
     * One table.
     *
     * @param tone "same", "added", "dropped", "altered" or "renamed"
     * @param sign the same as a character
     */
    public record Box(
            int x, int y, int width, int height, String tone, String sign, String name, String title, List<Row> rows) {
        public Box {
            rows = List.copyOf(rows);
        }
    }

    /** A column; {@code y} is its base line within the box. */
    public record Row(int y, String tone, String sign, String key, String name, String type, String title) {}

    /** A foreign key; {@code path} ends at the referenced table, {@code arrow} is its head. */
    public record Line(String path, String arrow, String tone, String title) {}
}
