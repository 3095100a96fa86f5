package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.SessionBlocked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Has others' commands tried while a statement runs outside a transaction, where its locks are gone when it ends. Of one
 * that is over sooner than the first look nothing is seen.
 */
final class OutsideWatch implements AutoCloseable {

    private static final long PACE_MILLIS = 20;

    private final Thread thread = new Thread(this::run, "windtunnel-second-session");
    private final List<SessionBlocked> seen = new ArrayList<>();
    private Optional<Supplier<List<SessionBlocked>>> look = Optional.empty();
    private boolean closed;

    OutsideWatch() {
        thread.setDaemon(true);
        thread.start();
    }

    /** A statement begins. */
    synchronized void arm(Supplier<List<SessionBlocked>> what) {
        seen.clear();
        look = Optional.of(what);
        notifyAll();
    }

    /** The statement is over; what waited meanwhile. */
    synchronized List<SessionBlocked> disarm() {
        look = Optional.empty();
        return List.copyOf(seen);
    }

    private void run() {
        try {
            while (awaitStatement()) {
                Thread.sleep(PACE_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitStatement() throws InterruptedException {
        while (!closed && look.isEmpty()) {
            wait();
        }
        return !closed;
    }

    /** The lock is held meanwhile, so that a statement that ends is not mistaken for the next one. */
    private synchronized void look() {
        look.ifPresent(what -> seen.addAll(what.get()));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
    }
}
