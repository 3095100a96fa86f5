package io.windtunnel.checker.rules.locks;

import io.windtunnel.checker.observation.IndexInvalid;
import io.windtunnel.checker.observation.IndexInvalid.Place;
import io.windtunnel.checker.observation.NoticeRaised;
import io.windtunnel.checker.rule.Causes;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/** An index that no query uses was left behind, or was taken for one that is there already. */
public final class InvalidIndex implements Rule {

    private static final String DUPLICATE_TABLE = "42P07";

    @Override
    public String id() {
        return "invalid-index";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String title() {
        return "Invalid index";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(IndexInvalid.class)
                .flatMap(index -> place(index, deployment).map(place -> violation(index, place)).stream())
                .toList();
    }

    private static Optional<Place> place(IndexInvalid index, Deployment deployment) {
        if (index.failed().isPresent()) {
            return index.failed();
        }
        if (index.existedBefore()) {
            return deployment.steps().stream()
                    .filter(step -> isPassedOver(index, step))
                    .findFirst()
                    .map(InvalidIndex::place);
        }
        return new Causes(List.of(deployment))
                .of(index.index())
                .or(() -> deployment.steps().stream()
                        .filter(step -> step.statement()
                                .failure()
                                .filter(failure -> !failure.wasStopped()) // that has a cure of its own
                                .isPresent())
                        .findFirst())
                .map(InvalidIndex::place);
    }

    private static Place place(Step step) {
        return new Place(step.script(), step.lines());
    }

    /** The notice is the only thing that IF NOT EXISTS leaves behind. */
    private static boolean isPassedOver(IndexInvalid index, Step step) {
        return step.statement()
                .all(NoticeRaised.class)
                .anyMatch(notice -> notice.sqlState().equals(DUPLICATE_TABLE)
                        && notice.message().contains('"' + index.index().name() + '"'));
    }

    private static Violation violation(IndexInvalid index, Place place) {
        String name = Wording.name(index.index());
        String table = Wording.name(index.table());
        String message = index.existedBefore()
                ? "Index %s of %s was there already, so the statement did nothing. But it is invalid: a build of it had failed, and no query uses it."
                : index.isPartitioned()
                        ? "Index %s of %s stayed behind invalid: not all partitions have an index that is attached to it, and no query uses it."
                        : "Index %s of %s stayed behind invalid: its build did not get to its end. No query uses it, every write keeps it up, and IF NOT EXISTS takes it for built.";
        return new Violation(
                place.script(),
                place.lines(),
                message.formatted(name, table),
                index.isPartitioned()
                        ? "Build an index on each partition, and attach it: `ALTER INDEX %s ATTACH PARTITION ...;`"
                                .formatted(name)
                        : "`DROP INDEX CONCURRENTLY IF EXISTS %s;` in a script of its own before the one that builds it, which can then be run again."
                                .formatted(name),
                List.of(index.index().toString(), index.table()),
                List.of(Evidence.of("catalog", "pg_index.indisvalid of " + name + " was false at the end.")),
                Optional.empty());
    }
}
