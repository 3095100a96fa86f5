package io.windtunnel.app.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A branch's runs as two plots, oldest on the left: findings by severity as stacked bars, and how long the check took.
 *
 * @param bars one for each run
 * @param width the drawing's, in its own units
 * @param most the most findings that a run has, which is the height of the plot
 * @param slowestMillis the longest check, in milliseconds
 * @param rules what the newest runs have most of
 */
public record Trend(List<Bar> bars, int width, int most, long slowestMillis, List<RuleCount> rules) {

    /** The height of a plot, in the drawing's own units. */
    public static final int HEIGHT = 120;

    private static final int STEP = 14;

    public Trend {
        bars = List.copyOf(bars);
        rules = List.copyOf(rules);
    }

    /** One run: where it stands, and how high its parts are, from the bottom up. */
    public record Bar(RunSummary run, int x, int errors, int warnings, int notes, int time) {

        /** The upper edge of the errors. */
        public int errorsTop() {
            return HEIGHT - errors;
        }

        /** The upper edge of the warnings, which stand on the errors. */
        public int warningsTop() {
            return errorsTop() - warnings;
        }

        /** The upper edge of the notes, which stand on the warnings. */
        public int notesTop() {
            return warningsTop() - notes;
        }

        /** The upper edge of the time's bar. */
        public int timeTop() {
            return HEIGHT - time;
        }
    }

    /** The longest check, for people. */
    public String slowest() {
        return String.format(Locale.ROOT, "%.1f s", slowestMillis / 1000.0);
    }

    static Trend of(List<RunSummary> newestFirst, List<RuleCount> rules) {
        int most = newestFirst.stream()
                .mapToInt(run -> run.errors() + run.warnings() + run.notes())
                .max()
                .orElse(0);
        long slowest =
                newestFirst.stream().mapToLong(RunSummary::checkMillis).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            RunSummary run = newestFirst.get(i);
            bars.add(new Bar(
                    run,
                    bars.size() * STEP,
                    scaled(run.errors(), most),
                    scaled(run.warnings(), most),
                    scaled(run.notes(), most),
                    scaled(run.checkMillis(), slowest)));
        }
        return new Trend(bars, Math.max(1, bars.size()) * STEP, most, slowest, rules);
    }

    /** What is there at all can be seen. */
    private static int scaled(long part, long whole) {
        return part == 0 ? 0 : Math.max(2, (int) (part * HEIGHT / whole));
    }
}
