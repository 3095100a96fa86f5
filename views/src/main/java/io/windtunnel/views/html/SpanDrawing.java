package io.windtunnel.views.html;

import io.windtunnel.domain.postgres.LockMode;
import io.windtunnel.domain.report.Lock;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.views.html.TimelineSection.Bar;
import io.windtunnel.views.html.TimelineSection.Lane;
import io.windtunnel.views.html.TimelineSection.Placed;
import io.windtunnel.views.html.TimelineSection.Segment;
import io.windtunnel.views.html.TimelineSection.Sign;
import io.windtunnel.views.html.TimelineSection.Span;
import io.windtunnel.views.text.Count;
import io.windtunnel.views.text.Observed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws one transaction: time is stretched by its square root, so that what is short can be seen. */
final class SpanDrawing {

    private static final int MOST_LANES = 24;
    private static final int MOST_SCRIPTS = 3;
    /** Below this share of the width a number does not fit. */
    private static final double NARROWEST_LABEL = 0.025;

    private final List<Placed> placed;
    private final Budget budget;
    private final double[] starts;
    private final boolean isTransaction;

    SpanDrawing(List<Placed> placed, Budget budget) {
        this.placed = placed;
        this.budget = budget;
        this.starts = starts(placed);
        this.isTransaction = placed.get(0).statement().transaction().isPresent();
    }

    /** Where each statement begins, from 0, and at last where all end: 1. */
    private static double[] starts(List<Placed> placed) {
        int count = placed.size();
        double least = 0.5 / count;
        double[] roots = placed.stream()
                .mapToDouble(each -> Math.sqrt(Math.max(0.01, each.statement().durationMillis())))
                .toArray();
        double sum = 0;
        for (double root : roots) {
            sum += root;
        }
        double[] starts = new double[count + 1];
        for (int i = 0; i < count; i++) {
            starts[i + 1] = starts[i] + least + (1 - least * count) * roots[i] / sum;
        }
        return starts;
    }

    Span draw() {
        List<Segment> segments = new ArrayList<>();
        Map<String, Held> held = new LinkedHashMap<>();
        for (int i = 0; i < placed.size(); i++) {
            segments.add(segment(i));
            locks(i, held);
            signs(i, held);
        }
        List<Lane> lanes = held.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().strongest(), Comparator.reverseOrder()))
                .limit(MOST_LANES)
                .map(entry -> entry.getValue().lane(budget.name(entry.getKey())))
                .toList();
        List<String> scripts = placed.stream().map(Placed::script).distinct().toList();
        String named = scripts.stream().limit(MOST_SCRIPTS).map(budget::name).collect(Collectors.joining(", "));
        Placed first = placed.get(0);
        return new Span(
                first.statement()
                        .transaction()
                        .map(number -> "Transaction " + number)
                        .orElse("Outside a transaction"),
                scripts.size() > MOST_SCRIPTS ? named + " and " + (scripts.size() - MOST_SCRIPTS) + " more" : named,
                Facts.duration(placed.stream()
                        .mapToDouble(each -> each.statement().durationMillis())
                        .sum()),
                segments,
                lanes,
                held.size() - lanes.size(),
                born());
    }

    private Segment segment(int i) {
        Statement statement = placed.get(i).statement();
        double width = starts[i + 1] - starts[i];
        String begin = statement.sql().strip().lines().findFirst().orElse("");
        return new Segment(
                percent(starts[i]),
                percent(width),
                width >= NARROWEST_LABEL ? String.valueOf(i + 1) : "",
                placed.get(i).link(),
                statement.error().isPresent() ? "failed" : i % 2 == 0 ? "even" : "odd",
                (i + 1) + ": " + budget.name(begin) + " (" + Facts.duration(statement.durationMillis()) + ")");
    }

    private void locks(int i, Map<String, Held> held) {
        Facts.locks(placed.get(i).statement())
                .forEach(lock -> LockMode.named(lock.mode()).ifPresent(mode -> {
                    Held table = held.computeIfAbsent(lock.relation(), relation -> new Held());
                    if (!isTransaction || !table.covers(mode)) {
                        table.add(mode, bar(i, mode));
                    }
                }));
    }

    private Bar bar(int i, LockMode mode) {
        double end = isTransaction ? 1 : starts[i + 1];
        String tone = Facts.blocks(mode);
        return new Bar(
                percent(starts[i]),
                percent(end - starts[i]),
                tone,
                mode.words() + " from statement " + (i + 1) + (isTransaction ? " to the end" : "") + ": "
                        + blocked(tone));
    }

    static String blocked(String tone) {
        return switch (tone) {
            case "reads" -> "blocks reads and writes";
            case "writes" -> "blocks writes";
            default -> "blocks only DDL";
        };
    }

    private void signs(int i, Map<String, Held> held) {
        Observed.withNested(placed.get(i).statement()).forEach(statement -> {
            statement
                    .scans()
                    .forEach(scan -> sign(
                            held, scan.relation(), sign(i, "S", "scan", "scanned, " + Count.of(scan.rows(), "row"))));
            statement
                    .rewrites()
                    .forEach(rewrite -> sign(held, rewrite.relation(), sign(i, "R", "rewrite", "rewritten")));
            statement.dropped().forEach(dropped -> sign(held, dropped.object(), sign(i, "D", "drop", "dropped")));
        });
    }

    private static void sign(Map<String, Held> held, String relation, Sign sign) {
        Optional.ofNullable(held.get(relation)).ifPresent(table -> table.signs.add(sign));
    }

    private Sign sign(int i, String letter, String tone, String words) {
        return new Sign(percent((starts[i] + starts[i + 1]) / 2), letter, tone, words + " by statement " + (i + 1));
    }

    private int born() {
        return (int) placed.stream()
                .flatMap(each -> Observed.withNested(each.statement()))
                .flatMap(statement -> statement.locks().stream())
                .filter(lock -> !lock.existedBefore() && lock.kind().equals("table"))
                .map(Lock::relation)
                .distinct()
                .count();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f%%", share * 100);
    }

    /** What is held of one table, weaker locks first as they were taken. */
    private static final class Held {

        private final List<Bar> bars = new ArrayList<>();
        private final List<Sign> signs = new ArrayList<>();
        private LockMode strongest = LockMode.ACCESS_SHARE;

        /** Whether a lock in this mode makes nobody wait longer. */
        boolean covers(LockMode mode) {
            return !bars.isEmpty() && mode.compareTo(strongest) <= 0;
        }

        void add(LockMode mode, Bar bar) {
            bars.add(bar);
            strongest = mode.compareTo(strongest) > 0 ? mode : strongest;
        }

        LockMode strongest() {
            return strongest;
        }

        Lane lane(String relation) {
            List<Bar> drawn = new ArrayList<>(bars);
            // The worst is drawn last, over the others.
            drawn.sort(Comparator.comparingInt(
                    bar -> List.of("ddl", "writes", "reads").indexOf(bar.tone())));
            return new Lane(
                    relation,
                    Facts.blocks(strongest),
                    strongest.words(),
                    drawn,
                    signs.stream()
                            .distinct()
                            .sorted(Comparator.comparing(Sign::letter))
                            .toList());
        }
    }
}
