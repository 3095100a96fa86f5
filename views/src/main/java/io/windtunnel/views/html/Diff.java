package io.windtunnel.views.html;

import io.windtunnel.domain.report.Edit;
import io.windtunnel.domain.report.Fix;
import io.windtunnel.views.text.ScriptLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A fix as the lines that go and come.
 *
 * @param files the files, in the fix's order
 */
public record Diff(List<File> files) {

    private static final int MOST_LINES = 120;

    public Diff {
        files = List.copyOf(files);
    }

    /** The edits of one file in a row. */
    public record File(String name, List<Line> lines) {
        public File {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line.
     *
     * @param kind "gone" or "new"
     */
    public record Line(String kind, String sign, String number, String text) {}

    static Diff of(Fix fix, ScriptLines written, Budget budget) {
        List<File> files = new ArrayList<>();
        String name = "";
        List<Line> lines = new ArrayList<>();
        for (Edit edit : fix.edits()) {
            if (!edit.file().equals(name) && !lines.isEmpty()) {
                files.add(new File(budget.name(name), lines));
                lines = new ArrayList<>();
            }
            name = edit.file();
            lines.addAll(lines(edit, written, budget));
        }
        if (!lines.isEmpty()) {
            files.add(new File(budget.name(name), lines));
        }
        return new Diff(files);
    }

    private static List<Line> lines(Edit edit, ScriptLines written, Budget budget) {
        List<Line> lines = new ArrayList<>();
        // Lines between statements are not in the report: comments, blank ones.
        IntStream.rangeClosed(edit.startLine(), edit.endLine())
                .limit(MOST_LINES)
                .forEach(number -> {
                    Optional<String> text = written.line(edit.file(), number);
                    text.ifPresent(sql -> lines.add(new Line("gone", "−", String.valueOf(number), budget.line(sql))));
                });
        budget.lines(List.of(edit.text()), MOST_LINES).forEach(text -> lines.add(new Line("new", "+", "", text)));
        return lines;
    }
}
