package io.windtunnel.checker.waiting;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.RowsGrown;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.observation.Waiting;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.trace.StartingPoint;
import io.windtunnel.checker.trace.TimedStatement;
import io.windtunnel.checker.waiting.LargerFlight.Seen;
import io.windtunnel.domain.report.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells how long others wait, and how many rows are written, of one deployment. Whether the wait grows is seen in the flight itself: whether rows are
 * read or written while the locks are held. How fast it grows is measured, where it does, and only for a moment.
 */
public final class WaitMeasurement {

    /** What a check may wait for it; where it takes longer, it is not measured. */
    public static final Duration LIMIT = Duration.ofSeconds(3);

    private final StartingPoint start;
    private final MigrationHistory history;
    private final long sampleRows;
    private final Duration limit;

    /**
     * @param start servers with the base history applied and no sample rows
     * @param sampleRows how many sample rows the flight had
     * @param limit how long it may take; where it tells what is found, and not only for how long, ten times that
     */
    public WaitMeasurement(StartingPoint start, MigrationHistory history, long sampleRows, Duration limit) {
        this.start = start;
        this.history = history;
        this.sampleRows = sampleRows;
        this.limit = limit;
    }

    /**
     * What was measured.
     *
     * @param problems what could not be
     */
    public record Result(List<Trial> trials, List<Problem> problems) {}

    /** A {@link Waiting} for each statement that made others wait, a {@link RowsGrown} for each that wrote rows. */
    public Result of(List<MigrationTrace> flown) {
        List<Holding> holdings =
                flown.stream().flatMap(trace -> Holding.of(trace).stream()).toList();
        List<Writing> writings =
                flown.stream().flatMap(trace -> Writing.of(trace).stream()).toList();
        Set<String> tables = Stream.concat(
                        holdings.stream().flatMap(holding -> holding.tables().stream()),
                        writings.stream()
                                .flatMap(write -> Stream.concat(Stream.of(write.table()), write.read().stream())))
                .collect(Collectors.toSet());
        boolean worthIt = !tables.isEmpty()
                && sampleRows > 0
                && sampleRows < LargerFlight.ROWS / 2
                && flown.stream().noneMatch(MigrationTrace::hasFailed);
        Optional<Seen> larger =
                worthIt ? fly(tables, writings.isEmpty() ? limit : limit.multipliedBy(10)) : Optional.empty();
        List<Trial> trials = new ArrayList<>();
        holdings.forEach(holding -> trials.add(waiting(holding, larger)));
        larger.ifPresent(seen -> writings.forEach(
                write -> write.grown(sampleRows, seen.rows(), seen.statements()).ifPresent(trials::add)));
        return new Result(trials, worthIt ? unmeasured(writings, larger) : List.of());
    }

    /** The first write that the larger flight took too long for, or for what stands before it. */
    private static List<Problem> unmeasured(List<Writing> writings, Optional<Seen> larger) {
        if (larger.isPresent() && !larger.get().wasStopped()) {
            return List.of();
        }
        Map<String, List<TimedStatement>> seen = larger.map(Seen::statements).orElse(Map.of());
        return writings.stream()
                .filter(write -> !write.isAmong(seen))
                .findFirst()
                .map(write -> Problem.in(
                        write.trace().script().path(),
                        Math.max(1, write.lines().start()),
                        "Whether statements from here on write the more rows the more there are was not measured: a flight over %,d rows a table took too long."
                                .formatted(LargerFlight.ROWS),
                        "Look at the statement's plan: it may want an index."))
                .stream()
                .toList();
    }

    private Waiting waiting(Holding holding, Optional<Seen> larger) {
        return new Waiting(
                holding.trace().script(),
                holding.first(),
                holding.tables(),
                larger.map(seen -> growth(holding, seen)).orElse(OptionalDouble.empty()));
    }

    private OptionalDouble growth(Holding holding, Seen larger) {
        List<Duration> other = larger
                .statements()
                .getOrDefault(holding.trace().script().path(), List.of())
                .stream()
                .map(TimedStatement::duration)
                .toList();
        boolean allAreLarger = holding.tables().stream()
                .allMatch(table -> larger.rows().getOrDefault(table, 0L) > LargerFlight.ROWS / 2);
        if (holding.tables().isEmpty() || !allAreLarger) {
            return OptionalDouble.empty();
        }
        long more = holding.tables().stream().mapToLong(larger.rows()::get).sum();
        return holding.growth(other, sampleRows * holding.tables().size(), more);
    }

    /** Empty where it could not be done in time, or at all: then nothing is said of it. */
    private Optional<Seen> fly(Set<String> tables, Duration longest) {
        Queue<Sandbox> opened = new ConcurrentLinkedQueue<>();
        LargerFlight flight = new LargerFlight(
                () -> {
                    Sandbox sandbox = start.open();
                    opened.add(sandbox);
                    return sandbox;
                },
                history,
                sampleRows);
        FutureTask<Optional<Seen>> task = new FutureTask<>(() -> seen(flight, tables));
        Thread thread = new Thread(task, "windtunnel-larger-flight");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the flight over larger tables broke off", e);
        } catch (TimeoutException e) {
            opened.forEach(Sandbox::close);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Seen> seen(LargerFlight flight, Set<String> tables) {
        try {
            return Optional.of(flight.fly(tables));
        } catch (SQLException | SandboxException | FlywaySettingsException e) {
            return Optional.empty(); // the report says that it was not measured
        }
    }
}
