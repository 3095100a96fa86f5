package io.windtunnel.checker.flyway;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Flyway's log goes nowhere: what it did is observed, and what it refused comes as an exception. */
public final class SilentLog implements LogCreator {

    @Override
    public Log createLogger(Class<?> owner) {
        return Silence.INSTANCE;
    }

    private enum Silence implements Log {
        INSTANCE;

        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, Exception cause) {}

        @Override
        public void notice(String message) {}
    }
}
