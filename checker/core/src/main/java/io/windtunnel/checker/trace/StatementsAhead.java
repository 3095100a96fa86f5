package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.script.ScriptStatement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Cuts the next scripts into statements while the server is busy with the one before them. */
final class StatementsAhead implements AutoCloseable {

    private static final int AHEAD = 10;

    private final MigrationHistory history;
    private final ExecutorService cutting = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "windtunnel-statements");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<ResolvedScript, Future<List<ScriptStatement>>> cut = new ConcurrentHashMap<>();

    StatementsAhead(MigrationHistory history) {
        this.history = history;
    }

    /** The statements of a script, as {@link MigrationHistory#statements} gives them. */
    List<ScriptStatement> of(ResolvedScript script) {
        List<ResolvedScript> all = history.scripts();
        int at = all.indexOf(script);
        List<ResolvedScript> near = all.subList(at, Math.min(at + AHEAD, all.size()));
        cut.keySet().retainAll(near);
        List<Future<List<ScriptStatement>>> begun =
                near.stream().map(this::begin).toList();
        try {
            return begun.get(0).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return history.statements(script);
        }
    }

    private Future<List<ScriptStatement>> begin(ResolvedScript script) {
        return cut.computeIfAbsent(script, key -> cutting.submit(() -> history.statements(key)));
    }

    @Override
    public void close() {
        cutting.shutdownNow();
    }
}
