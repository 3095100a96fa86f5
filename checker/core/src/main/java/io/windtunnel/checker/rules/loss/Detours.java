package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.observation.LockTaken;
import io.windtunnel.checker.observation.RelationRewritten;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.domain.postgres.LockMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a drop and creation that served nothing from one that made way: for rows to be written without an index, for a
 * type to be changed under a view, for another object to be replaced. In doubt it served something.
 */
final class Detours {

    private final Recreations recreations;
    private final List<Step> steps;

    Detours(Recreations recreations, Deployment deployment) {
        this.recreations = recreations;
        this.steps = deployment.steps();
    }

    boolean isNeedless(Recreation recreation) {
        CatalogObject before = recreation.before();
        if (before instanceof Table || before instanceof Column || !isAlike(recreation)) {
            return false;
        }
        Set<ObjectName> tables = tables(recreation);
        return recreations.changes().stream().noneMatch(change -> madeWay(change, recreation, tables))
                && recreations
                        .of(Table.class)
                        .noneMatch(table -> isAmong(tables, table.before()) || isAmong(tables, table.after()))
                && steps.stream().noneMatch(step -> isBetween(step, recreation) && works(step, tables));
    }

    /** Under its old name the text must be the same; under another one the search for renames has seen to it. */
    private static boolean isAlike(Recreation recreation) {
        return recreation.differences().isEmpty()
                && (!recreation.keptName()
                        || DefinitionText.line(recreation.before()).equals(DefinitionText.line(recreation.after())));
    }

    /** The tables that it stands on; none stands for all, where nobody knows what depends on it. */
    private static Set<ObjectName> tables(Recreation recreation) {
        Set<ObjectName> tables = new HashSet<>();
        if (recreation.before() instanceof Constraint constraint) {
            tables.add(constraint.table());
            constraint.foreignKey().ifPresent(key -> tables.add(key.table()));
        } else if (recreation.before() instanceof Index index) {
            tables.add(index.table());
        }
        return Set.copyOf(tables);
    }

    private static boolean isAmong(Set<ObjectName> tables, CatalogObject object) {
        return tables.isEmpty() || tables.contains(object.identity().name().whole());
    }

    private static boolean madeWay(Change change, Recreation recreation, Set<ObjectName> tables) {
        boolean isOwn = change.object().equals(recreation.before().identity())
                || change.object().equals(recreation.after().identity());
        return !isOwn
                && !(change instanceof Change.Added)
                && (tables.isEmpty() || tables.contains(change.object().name().whole()));
    }

    private static boolean isBetween(Step step, Recreation recreation) {
        int drop = recreation.drop().step().order();
        int create = recreation.create().step().order();
        return step.order() > Math.min(drop, create) && step.order() < Math.max(drop, create);
    }

    /** Rows written, or made ready to be, or the whole file made new, as TRUNCATE does. */
    private static boolean works(Step step, Set<ObjectName> tables) {
        Set<String> names = tables.stream().map(ObjectName::toString).collect(Collectors.toSet());
        return step.statement()
                        .all(RowsWritten.class)
                        .anyMatch(rows -> isOn(names, rows.relation().name()))
                || step.statement()
                        .all(RelationRewritten.class)
                        .anyMatch(rewrite -> isOn(names, rewrite.relation().name()))
                || step.statement()
                        .all(LockTaken.class)
                        .anyMatch(lock -> lock.mode() == LockMode.ROW_EXCLUSIVE
                                && lock.relation().kind() != 'S'
                                && isOn(names, lock.relation().name()));
    }

    private static boolean isOn(Set<String> names, String relation) {
        return names.isEmpty() || names.contains(relation);
    }
}
