package io.windtunnel.checker.rule;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.observation.Trial;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.script.LineRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The migrations that go live together, with all that was seen of them. What a deployment creates itself is born there
 * and can hurt nobody.
 *
 * @param migrations in the order in which they were flown
 * @param comparison the schema before and after; empty where the deployment could not have dropped anything, so that
 *     nobody looked
 * @param trials what flights beside the main one found out about it
 * @param drift how the schema differs from the model; only behind the last deployment, see {@link #end}
 */
public record Deployment(
        List<MigrationTrace> migrations,
        Optional<SchemaComparison> comparison,
        List<Trial> trials,
        Optional<Drift> drift) {

    public Deployment {
        migrations = List.copyOf(migrations);
        trials = List.copyOf(trials);
    }

    /** Migrations that are compared with no model. */
    public Deployment(List<MigrationTrace> migrations, Optional<SchemaComparison> comparison, List<Trial> trials) {
        this(migrations, comparison, trials, Optional.empty());
    }

    /** No migration any more: what all of them together led to. */
    public static Deployment end(Drift drift) {
        return new Deployment(List.of(), Optional.empty(), List.of(), Optional.of(drift));
    }

    /** Every statement in the order of the flight, the nested ones too. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (MigrationTrace migration : migrations) {
            for (StatementTrace statement : migration.statements()) {
                add(steps, migration, statement, statement.lines(), statement);
            }
        }
        return List.copyOf(steps);
    }

    private static void add(
            List<Step> steps,
            MigrationTrace migration,
            StatementTrace statement,
            LineRange around,
            StatementTrace outermost) {
        LineRange lines = statement.lines().isPresent() ? statement.lines() : around;
        steps.add(new Step(migration, statement, outermost, lines, steps.size()));
        statement.nested().forEach(inner -> add(steps, migration, inner, lines, outermost));
    }

    /** Whether an object is a column that was computed from others before the deployment. */
    public boolean isGenerated(SchemaObject object) {
        return object.kind().equals("table column")
                && comparison
                        .flatMap(schema -> schema.before()
                                .table(ObjectName.of(
                                        object.names().get(0), object.names().get(1))))
                        .flatMap(table -> table.column(object.name()))
                        .flatMap(Column::generated)
                        .isPresent();
    }

    /** What trials of one kind found out. */
    public <T extends Trial> Stream<T> trials(Class<T> kind) {
        return trials.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Every observation of one kind in the order of the flight. */
    public <T extends Observation> Stream<Occurrence<T>> all(Class<T> kind) {
        return steps().stream().flatMap(step -> step.statement().all(kind).map(fact -> new Occurrence<>(step, fact)));
    }
}
