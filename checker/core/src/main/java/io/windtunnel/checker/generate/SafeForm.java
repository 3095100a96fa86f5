package io.windtunnel.checker.generate;

import io.windtunnel.checker.autogenerate.MigrationPlan;
import io.windtunnel.checker.autogenerate.Operation;
import io.windtunnel.checker.autogenerate.PlanOptions;
import io.windtunnel.checker.autogenerate.PlannedStatement;
import io.windtunnel.checker.autogenerate.Planner;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.change.RenamedSnapshot;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way from one schema to another in migrations that stop nobody for long: the schemas between are thought up, and
 * each step is planned like any other change.
 */
final class SafeForm {

    private static final String NOT_IN_TRANSACTION =
            "Runs outside a transaction: an index is built CONCURRENTLY, while others write.";

    private static final String AFTER_FAILURE = "If a build fails, drop the invalid index that it leaves behind first.";

    private final CatalogSnapshot after;
    private final Map<Table, DeferredWork> work;
    private final PlanOptions further;

    private SafeForm(CatalogSnapshot after, Map<Table, DeferredWork> work, PlanOptions further) {
        this.after = after;
        this.work = work;
        this.further = further;
    }

    /** One migration for everything. */
    static List<Draft> plain(CatalogSnapshot before, CatalogSnapshot after, PlanOptions options) {
        MigrationPlan plan = Planner.plan(before, after, options);
        return plan.isEmpty() ? List.of() : List.of(draft(plan));
    }

    /** A plan as it is. */
    static Draft draft(MigrationPlan plan) {
        Set<ObjectIdentity> unknown = plan.upStatements().stream()
                .map(PlannedStatement::operation)
                .flatMap(operation ->
                        operation instanceof Operation.Create create && create.created() instanceof Column column
                                ? Stream.of(column)
                                : Stream.empty())
                .filter(SafeForm::needsValue)
                .map(Column::identity)
                .collect(Collectors.toSet());
        return new Draft("", List.of(), plan, true, unknown);
    }

    private static boolean needsValue(Column column) {
        return !column.nullable()
                && column.defaultExpression().isEmpty()
                && column.identityKind().isEmpty()
                && column.generated().isEmpty();
    }

    /**
     * Up to three migrations: what takes no time, what reads rows while others go on, and indexes.
     *
     * @param before the schema as it is
     * @param after the schema as it is wanted
     */
    static List<Draft> of(CatalogSnapshot before, CatalogSnapshot after, PlanOptions options) {
        CatalogSnapshot renamed = RenamedSnapshot.of(before, renames(options));
        Map<Table, DeferredWork> work = after.tables().stream()
                .collect(Collectors.toMap(Function.identity(), table -> DeferredWork.of(renamed, after, table)));
        return work.values().stream().allMatch(DeferredWork::isEmpty)
                ? plain(before, after, options)
                : new SafeForm(after, work, new PlanOptions(List.of(), options.role()))
                        .drafts(before, renamed, options);
    }

    private static List<Change.Renamed> renames(PlanOptions options) {
        return options.renames().stream()
                .flatMap(r -> Stream.concat(Stream.of(new Change.Renamed(r.from(), r.to())), r.followers().stream()))
                .toList();
    }

    private List<Draft> drafts(CatalogSnapshot before, CatalogSnapshot renamed, PlanOptions options) {
        CatalogSnapshot unvalidated = with(DeferredWork::unvalidated);
        CatalogSnapshot withoutIndexes = with(DeferredWork::withoutIndexes);
        List<Draft> drafts = new ArrayList<>();
        MigrationPlan first = Planner.plan(before, unvalidated, options);
        if (!first.isEmpty()) {
            drafts.add(new Draft("", List.of(), first, true, backfills(renamed)));
        }
        if (work.values().stream().anyMatch(DeferredWork::hasChecks)) {
            drafts.add(validation(unvalidated, withoutIndexes));
        }
        MigrationPlan last = Planner.plan(withoutIndexes, after, further);
        if (!last.isEmpty()) {
            drafts.add(new Draft(
                    "indexes",
                    List.of(NOT_IN_TRANSACTION, AFTER_FAILURE),
                    new MigrationPlan(
                            concurrently(last.upStatements()), concurrently(last.undoStatements()), List.of()),
                    false,
                    Set.of()));
        }
        return drafts;
    }

    private CatalogSnapshot with(Function<DeferredWork, Table> form) {
        return new CatalogSnapshot(
                after.schemas(),
                after.extensions(),
                after.enums(),
                after.domains(),
                after.composites(),
                after.ranges(),
                after.sequences(),
                after.tables().stream()
                        .map(table -> Optional.ofNullable(work.get(table))
                                .filter(deferred -> !deferred.isEmpty())
                                .map(form)
                                .orElse(table))
                        .toList(),
                after.views(),
                after.routines(),
                after.defaultPrivileges(),
                after.others());
    }

    private Set<ObjectIdentity> backfills(CatalogSnapshot renamed) {
        Set<ObjectIdentity> unknown = new HashSet<>();
        work.forEach((table, deferred) -> deferred.columns().stream()
                .filter(column -> renamed.table(table.name())
                        .flatMap(t -> t.column(column))
                        .isEmpty())
                .forEach(column -> unknown.add(
                        ObjectIdentity.of(ObjectKind.COLUMN, table.name().part(column)))));
        return unknown;
    }

    /** Every constraint first: they let others read and write; then NOT NULL, which does not, and takes no time. */
    private Draft validation(CatalogSnapshot unvalidated, CatalogSnapshot withoutIndexes) {
        CatalogSnapshot validated = with(DeferredWork::validated);
        CatalogSnapshot checked = with(DeferredWork::checked);
        List<PlannedStatement> up = Stream.of(
                        Planner.plan(unvalidated, validated, further),
                        Planner.plan(validated, checked, further),
                        Planner.plan(checked, withoutIndexes, further))
                .flatMap(plan -> plan.upStatements().stream())
                .toList();
        List<PlannedStatement> undo =
                Planner.plan(unvalidated, withoutIndexes, further).undoStatements();
        return new Draft(
                "validate",
                List.of("Reads every row of the tables, while others read and write."),
                new MigrationPlan(up, undo, List.of()),
                true,
                Set.of());
    }

    private List<PlannedStatement> concurrently(List<PlannedStatement> statements) {
        return statements.stream().flatMap(this::concurrently).toList();
    }

    private Stream<PlannedStatement> concurrently(PlannedStatement planned) {
        String sql = planned.sql();
        if (planned.operation() instanceof Operation.Create create) {
            if (create.created() instanceof Constraint key && sql.contains(" ADD CONSTRAINT ")) {
                return usingIndex(planned.operation(), key);
            }
            if (create.created() instanceof Index && sql.matches("(?s)CREATE (UNIQUE )?INDEX .*")) {
                return Stream.of(
                        new PlannedStatement(planned.operation(), sql.replaceFirst(" INDEX ", " INDEX CONCURRENTLY ")));
            }
        }
        return planned.operation() instanceof Operation.Drop drop && drop.dropped() instanceof Index
                ? Stream.of(new PlannedStatement(
                        planned.operation(), sql.replaceFirst("DROP INDEX ", "DROP INDEX CONCURRENTLY ")))
                : Stream.of(planned);
    }

    private Stream<PlannedStatement> usingIndex(Operation operation, Constraint key) {
        Index index = after.table(key.table()).stream()
                .flatMap(table -> table.indexes().stream())
                .filter(i -> i.name().equals(key.name()))
                .findFirst()
                .orElseThrow();
        String name = SqlIdentifier.quote(key.name());
        String kind = key.kind() == ConstraintKind.PRIMARY_KEY ? "PRIMARY KEY" : "UNIQUE";
        String deferral =
                (key.deferrable() ? " DEFERRABLE" : "") + (key.initiallyDeferred() ? " INITIALLY DEFERRED" : "");
        return Stream.of(
                        DefinitionText.createIndex(index).replaceFirst(" INDEX ", " INDEX CONCURRENTLY "),
                        "ALTER TABLE " + key.table() + " ADD CONSTRAINT " + name + " " + kind + " USING INDEX " + name
                                + deferral)
                .map(sql -> new PlannedStatement(operation, sql));
    }
}
