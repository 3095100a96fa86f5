package io.windtunnel.checker.observation;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;

/**
 * A statement that an application sends, as its model of the schema implies it.
 *
 * @param use what it is for
 * @param object the table, view, type or routine that it names
 * @param columns the columns that it reads or writes; of an upsert, those of its key
 * @param sql its text
 */
public record CodeStatement(CodeUse use, ObjectName object, List<String> columns, String sql) {

    public CodeStatement {
        columns = List.copyOf(columns);
    }
}
