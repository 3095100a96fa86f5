package io.windtunnel.checker.cli;

import io.windtunnel.checker.Progress;
import io.windtunnel.views.text.VisibleText;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** One line on a terminal that is written over again and again, and goes when the work is done. */
final class ProgressLine implements Progress {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(60);
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream err;
    private final int width;
    private boolean shown;
    private long lastShown = System.nanoTime() - PAUSE;

    ProgressLine(PrintStream err, int width) {
        this.err = err;
        this.width = width;
    }

    @Override
    public synchronized void stage(String what) {
        show(what);
    }

    @Override
    public synchronized void migration(int number, int total, String script) {
        if (System.nanoTime() - lastShown >= PAUSE) {
            show(number + "/" + total + " " + script);
        }
    }

    @Override
    public synchronized void note(String line) {
        clear();
        NotesOnly.write(err, line);
    }

    /** Takes the line away. */
    synchronized void clear() {
        if (shown) {
            err.print(CLEAR);
            err.flush();
            shown = false;
        }
    }

    private void show(String text) {
        err.print(CLEAR + VisibleText.cut(VisibleText.of(text), width - 1, "..."));
        err.flush();
        shown = true;
        lastShown = System.nanoTime();
    }
}
