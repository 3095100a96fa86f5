package io.windtunnel.checker.trace;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Sees the statements of Java migrations, for which Flyway fires no event: wraps a connection so that every execution
 * is announced before and after.
 */
final class StatementWatch {

    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** Who is told. */
    interface Witness {

        /** Whether a Java migration is running. */
        boolean isWatching();

        void starting(Connection session, String sql) throws SQLException;

        void ended(Connection session, String sql, Duration duration, Optional<SQLWarning> warnings);

        void failed(String sql, Duration duration, SQLException why);
    }

    private StatementWatch() {}

    /** The connection, watched. */
    static Connection wrap(Connection connection, Witness witness) {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (result instanceof Statement statement && method.getName().matches("createStatement|prepare.*")) {
                String prepared =
                        arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : "";
                return wrap(statement, prepared, connection, witness, method.getReturnType());
            }
            return result;
        });
    }

    private static Object wrap(
            Statement statement, String prepared, Connection connection, Witness witness, Class<?> type) {
        return Proxy.newProxyInstance(
                StatementWatch.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (!method.getName().startsWith("execute") || !witness.isWatching() || isFlywaysOwn()) {
                        return call(statement, method, arguments);
                    }
                    String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text
                            ? text
                            : prepared;
                    return execute(statement, sql, connection, witness, method, arguments);
                });
    }

    /** Flyway runs statements of its own on the same connection, before and after the migration's method. */
    private static boolean isFlywaysOwn() {
        List<StackFrame> callers = CALLERS.walk(Stream::toList);
        return callers.stream().anyMatch(frame -> frame.getClassName().startsWith("org.flywaydb."))
                && callers.stream()
                        .noneMatch(frame -> frame.getMethodName().equals("migrate")
                                && JavaMigration.class.isAssignableFrom(frame.getDeclaringClass()));
    }

    private static @Nullable Object execute(
            Statement statement,
            String sql,
            Connection connection,
            Witness witness,
            Method method,
            Object @Nullable [] arguments)
            throws Throwable {
        witness.starting(connection, sql);
        long start = System.nanoTime();
        try {
            Object result = call(statement, method, arguments);
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            witness.ended(connection, sql, duration, Optional.ofNullable(statement.getWarnings()));
            return result;
        } catch (SQLException e) {
            witness.failed(sql, Duration.ofNanos(System.nanoTime() - start), e);
            throw e;
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(StatementWatch.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
