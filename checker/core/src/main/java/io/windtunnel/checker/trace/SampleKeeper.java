package io.windtunnel.checker.trace;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.sample.EmptyTable;
import io.windtunnel.checker.sample.FilledTable;
import io.windtunnel.checker.sample.Population;
import io.windtunnel.checker.sample.SampleRemoval;
import io.windtunnel.checker.sample.SampleRows;
import io.windtunnel.checker.sample.SampleSize;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.domain.report.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts sample rows into a flight's tables and keeps the books. */
final class SampleKeeper {

    private final DatabaseAddress owner;
    private final SampleSize size;
    private final Map<String, Long> filled = new TreeMap<>();
    private final Map<String, String> empty = new TreeMap<>();

    /**
     * @param owner the role that runs the scripts: what their author wrote into checks runs with its rights
     */
    SampleKeeper(DatabaseAddress owner, SampleSize size) {
        this.owner = owner;
        this.size = size;
    }

    /** Whether there are to be any. */
    boolean isWanted() {
        return size.rows() > 0;
    }

    /** Fills the tables that are empty. */
    void fill(CatalogSnapshot schema) throws SQLException {
        try (Connection connection = owner.connect()) {
            Population population = SampleRows.fill(connection, schema, size);
            for (FilledTable table : population.filled()) {
                filled.put(table.table().toString(), table.rows());
                empty.remove(table.table().toString());
            }
            for (EmptyTable table : population.empty()) {
                empty.put(table.table().toString(), table.reason());
            }
        }
    }

    /** Whether the table of this name was filled. */
    boolean isFilled(String table) {
        return filled.containsKey(table);
    }

    /**
     * Takes sample rows away, and those that point at them.
     *
     * @param all the tables that have nothing but sample rows, or none
     * @return whether any went
     */
    boolean clear(CatalogSnapshot schema, Set<ObjectName> tables, Set<ObjectName> all) throws SQLException {
        try (Connection connection = owner.connect()) {
            return !SampleRemoval.clear(connection, schema, tables, all).isEmpty();
        }
    }

    /** What was filled in the whole flight; empty where no sample rows were wanted. */
    Optional<Samples> samples() {
        if (!isWanted()) {
            return Optional.empty();
        }
        List<Samples.EmptyTable> left = empty.entrySet().stream()
                .map(table -> new Samples.EmptyTable(table.getKey(), table.getValue()))
                .toList();
        return Optional.of(new Samples(
                filled.size(),
                filled.values().stream().mapToLong(Long::longValue).sum(),
                left));
    }
}
