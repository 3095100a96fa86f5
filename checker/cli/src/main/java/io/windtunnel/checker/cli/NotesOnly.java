package io.windtunnel.checker.cli;

import io.windtunnel.checker.Progress;
import io.windtunnel.views.text.VisibleText;
import java.io.PrintStream;

/** Where nobody looks on: the notes, and nothing else. */
record NotesOnly(PrintStream err) implements Progress {

    @Override
    public void stage(String what) {}

    @Override
    public void migration(int number, int total, String script) {}

    @Override
    public void note(String line) {
        write(err, line);
    }

    static void write(PrintStream err, String note) {
        note.lines().forEach(line -> err.println(VisibleText.logLine(line)));
    }
}
