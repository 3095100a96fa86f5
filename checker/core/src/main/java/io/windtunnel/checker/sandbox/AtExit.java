package io.windtunnel.checker.sandbox;

/** An action for the case that the JVM ends before it was cancelled. */
final class AtExit {

    private final Thread thread;

    AtExit(Runnable action) {
        thread = new Thread(action, "windtunnel-clean-up");
        Runtime.getRuntime().addShutdownHook(thread);
    }

    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // The JVM is ending: this call comes from the action itself or beside it.
        }
    }
}
