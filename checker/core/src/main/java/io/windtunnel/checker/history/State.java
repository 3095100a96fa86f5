package io.windtunnel.checker.history;

import io.windtunnel.checker.autogenerate.Proof;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.SchemaDiffer;
import io.windtunnel.checker.observation.Divergence;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rows.RowCopies;
import io.windtunnel.checker.rows.TableCopy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a database holds at one moment; its server is open as long as it is asked.
 *
 * @param copies where the rows are
 * @param rows by table
 */
record State(CatalogSnapshot schema, RowCopies copies, Map<ObjectName, TableCopy> rows) {

    State {
        rows = new TreeMap<>(rows);
    }

    /** How another schema differs from this one; the order of columns, which no script can mend, aside. */
    List<Change> changes(State other) {
        return Proof.provable(SchemaDiffer.compare(schema, other.schema).changes());
    }

    /** Whether some table that both have holds other rows there. */
    boolean hasOtherRows(State other) {
        return !tablesWithOtherRows(other).isEmpty();
    }

    private List<ObjectName> tablesWithOtherRows(State other) {
        return rows.entrySet().stream()
                .filter(entry -> other.rows.containsKey(entry.getKey())
                        && !entry.getValue().isSame(other.rows.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Which rows another state has otherwise.
     *
     * @param again what the way to this state led to on another server: values that differ there already, such as the
     *     time at which they were written, say nothing
     */
    List<Divergence> otherRows(State other, State again) throws SQLException {
        List<Divergence> found = new ArrayList<>();
        for (ObjectName table : tablesWithOtherRows(other)) {
            if (again.rows.containsKey(table)) {
                otherRows(table, read(table), other.read(table), again.read(table))
                        .ifPresent(text -> found.add(new Divergence(table.toString(), text)));
            }
        }
        return found;
    }

    private static Optional<String> otherRows(ObjectName table, TableRows here, TableRows there, TableRows again) {
        String words = ChangeText.words(ObjectIdentity.of(ObjectKind.TABLE, table));
        Set<String> comparable = new TreeSet<>(here.columns());
        comparable.retainAll(there.columns());
        comparable.removeAll(here.otherColumns(again));
        TableRows was = here.only(comparable);
        TableRows is = there.only(comparable);
        if (here.rows().size() != again.rows().size() || was.equals(is)) {
            return Optional.empty();
        }
        if (was.rows().size() != is.rows().size()) {
            return Optional.of("%s has %d rows instead of %d"
                    .formatted(words, is.rows().size(), was.rows().size()));
        }
        Set<String> columns = was.otherColumns(is);
        return Optional.of("rows of %s have other values%s"
                .formatted(words, columns.isEmpty() ? "" : " in " + String.join(", ", columns)));
    }

    private TableRows read(ObjectName table) throws SQLException {
        TableCopy copy = Objects.requireNonNull(rows.get(table));
        return new TableRows(copy.columns(), copies.rows(copy));
    }
}
