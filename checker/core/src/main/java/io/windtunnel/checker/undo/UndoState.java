package io.windtunnel.checker.undo;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rows.TableCopy;
import java.util.Map;

/**
 * What a database holds at one moment.
 *
 * @param schema the schema
 * @param rows copies of its rows, by table
 */
record UndoState(CatalogSnapshot schema, Map<ObjectName, TableCopy> rows) {

    UndoState {
        rows = Map.copyOf(rows);
    }
}
