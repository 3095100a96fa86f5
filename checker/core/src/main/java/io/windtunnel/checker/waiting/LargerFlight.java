package io.windtunnel.checker.waiting;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.ForeignKey;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.sample.FilledTable;
import io.windtunnel.checker.sample.Population;
import io.windtunnel.checker.sample.SampleRows;
import io.windtunnel.checker.sample.SampleSize;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.trace.StartingPoint;
import io.windtunnel.checker.trace.TimedFlight;
import io.windtunnel.checker.trace.TimedStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The same flight once more, over tables that have more rows. */
final class LargerFlight {

    /** Enough for what grows to stand out from what does not, and filled in a moment. */
    static final long ROWS = 20_000;

    /** Over so few rows only what grows faster than they do takes that long. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final StartingPoint start;
    private final MigrationHistory history;
    private final long otherRows;

    /**
     * @param start servers with the base history applied and no sample rows
     * @param otherRows how many rows the tables get that nothing depends on
     */
    LargerFlight(StartingPoint start, MigrationHistory history, long otherRows) {
        this.start = start;
        this.history = history;
        this.otherRows = otherRows;
    }

    /**
     * What was seen.
     *
     * @param rows how many rows the larger tables had at its start
     * @param statements those of each script, by its file, up to the one that failed
     * @param wasStopped whether one took too long
     */
    record Seen(Map<String, Long> rows, Map<String, List<TimedStatement>> statements, boolean wasStopped) {}

    /** Flies with these tables filled; those that had rows of their own stay as they are and are not in the result. */
    Seen fly(Set<String> tables) throws SQLException, SandboxException {
        try (Sandbox sandbox = start.open()) {
            Map<String, Long> rows = fill(sandbox, tables);
            if (rows.isEmpty()) {
                return new Seen(rows, Map.of(), false);
            }
            TimedFlight.Flown flown = new TimedFlight(sandbox, history).fly(rows.keySet(), LONGEST);
            return new Seen(rows, flown.statements(), flown.wasStopped());
        }
    }

    /** First what the large tables refer to, then they themselves, then the rest, which may refer to them. */
    private Map<String, Long> fill(Sandbox sandbox, Set<String> tables) throws SQLException {
        CatalogSnapshot schema;
        try (Connection administrator = sandbox.administrator().connect()) {
            schema = CatalogReader.read(administrator, CatalogScope.ofTeam(history.historyTable()))
                    .snapshot();
        }
        Set<ObjectName> large = schema.tables().stream()
                .map(Table::name)
                .filter(name -> tables.contains(name.toString()))
                .collect(Collectors.toSet());
        Set<ObjectName> targets = targets(schema, large);
        fill(sandbox, only(schema, targets), otherRows);
        Population population = fill(sandbox, only(schema, large), ROWS);
        if (!population.filled().isEmpty()) {
            fill(sandbox, schema, otherRows);
        }
        return population.filled().stream()
                .collect(Collectors.toMap(filled -> filled.table().toString(), FilledTable::rows));
    }

    private static Population fill(Sandbox sandbox, CatalogSnapshot schema, long rows) throws SQLException {
        try (Connection owner = sandbox.owner().connect()) {
            return SampleRows.fill(owner, schema, new SampleSize(rows));
        }
    }

    private static Set<ObjectName> targets(CatalogSnapshot schema, Set<ObjectName> from) {
        Map<ObjectName, Table> tables = schema.tables().stream().collect(Collectors.toMap(Table::name, table -> table));
        Set<ObjectName> targets = new HashSet<>();
        Deque<ObjectName> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Table table = tables.get(open.pop());
            if (table != null) {
                table.constraints().stream()
                        .flatMap(constraint -> constraint.foreignKey().stream())
                        .map(ForeignKey::table)
                        .filter(name -> !from.contains(name) && targets.add(name))
                        .forEach(open::push);
            }
        }
        return targets;
    }

    private static CatalogSnapshot only(CatalogSnapshot schema, Set<ObjectName> tables) {
        List<Table> kept = schema.tables().stream()
                .filter(table -> tables.contains(table.name()))
                .toList();
        return new CatalogSnapshot(
                schema.schemas(),
                schema.extensions(),
                schema.enums(),
                schema.domains(),
                schema.composites(),
                schema.ranges(),
                schema.sequences(),
                kept,
                schema.views(),
                schema.routines(),
                schema.defaultPrivileges(),
                schema.others());
    }
}
