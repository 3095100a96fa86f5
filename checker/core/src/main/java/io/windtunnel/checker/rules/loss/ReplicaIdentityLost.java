package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.observation.ReplicaIdentityGone;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;

/**
 * An older table has no replica identity any more.
 *
 * @see <a href="https://www.postgresql.org/docs/current/logical-replication-publication.html#LOGICAL-REPLICATION-PUBLICATION-REPLICA-IDENTITY">Replica
 *     Identity</a>
 */
public final class ReplicaIdentityLost implements Rule {

    @Override
    public String id() {
        return "replica-identity-lost";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Replica identity lost";
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .trials(ReplicaIdentityGone.class)
                .flatMap(gone -> cause(gone, deployment).map(step -> violation(gone, step)).stream())
                .toList();
    }

    /** An index is dropped by its own name; the table is named by all other ways. */
    private static Optional<Step> cause(ReplicaIdentityGone gone, Deployment deployment) {
        return Touching.last(gone.table(), "replica", deployment).or(() -> deployment
                .all(ObjectDropped.class)
                .filter(drop -> drop.fact().object().kind().equals("index"))
                .map(drop -> drop.step())
                .reduce((earlier, later) -> later));
    }

    private static Violation violation(ReplicaIdentityGone gone, Step step) {
        String table = Wording.name(gone.table());
        return new Violation(
                step.script(),
                step.lines(),
                gone.isPublished()
                        ? "Table %s has no replica identity any more, which was %s, and a publication sends its changes: every UPDATE and DELETE on it fails from now on."
                                .formatted(table, gone.was())
                        : "Table %s has no replica identity any more, which was %s: as soon as a publication sends its changes, every UPDATE and DELETE on it fails."
                                .formatted(table, gone.was()),
                "Give it another one in the same script: ALTER TABLE %s REPLICA IDENTITY USING INDEX with a unique index on columns that are NOT NULL, or ALTER TABLE %s REPLICA IDENTITY FULL; which sends whole rows."
                        .formatted(table, table),
                List.of(gone.table()),
                List.of(Evidence.of(
                        "catalog",
                        "Before the deployment its rows were identified by %s, after it by nothing.%s"
                                .formatted(gone.was(), gone.isPublished() ? " The table is in a publication." : ""))),
                Optional.empty());
    }
}
