package io.windtunnel.checker.generate;

import java.util.Optional;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Remembers the statement that Flyway began last: its exceptions do not tell. */
final class LastStatement implements Callback {

    private Optional<String> sql = Optional.empty();

    /** Empty before the first one. */
    Optional<String> sql() {
        return sql;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE_STATEMENT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        sql = Optional.of(context.getStatement().getSql());
    }

    @Override
    public String getCallbackName() {
        return "windtunnel";
    }
}
