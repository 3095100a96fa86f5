package io.windtunnel.checker.rule;

import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.SettledDiff;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.rule.Drift.Drifted;
import io.windtunnel.domain.report.ModelDifference;
import io.windtunnel.domain.report.ModelDifference.Side;
import java.util.List;
import java.util.Optional;

/**
 * Finds what made the differences between the migrations and the model. What was otherwise before the flight was made by
 * a migration under check, and the model has not followed; what was there before waits for a migration.
 */
public final class DriftCauses {

    private final SettledDiff diff;
    private final List<Change> flown;
    private final Causes causes;

    /**
     * @param diff from the migrations to the model
     * @param flown what the flight changed in the schema, every name taken at its word
     * @param deployments what was seen of the flight
     */
    public DriftCauses(SettledDiff diff, List<Change> flown, List<Deployment> deployments) {
        this.diff = diff;
        this.flown = List.copyOf(flown);
        this.causes = new Causes(deployments);
    }

    /** Every difference with its cause. */
    public List<Drifted> find() {
        return diff.changes().stream().map(this::drifted).toList();
    }

    private Drifted drifted(Change change) {
        ObjectIdentity flownObject = change instanceof Change.Renamed renamed ? renamed.from() : change.object();
        boolean madeHere = flown.stream().anyMatch(made -> isOf(made, flownObject));
        Optional<Step> cause = madeHere ? causes.of(flownObject.name()) : Optional.empty();
        return new Drifted(
                new ModelDifference(
                        kind(change),
                        change.object().kind().words(),
                        name(change.object()),
                        change instanceof Change.Renamed renamed ? Optional.of(name(renamed.from())) : Optional.empty(),
                        ChangeText.comparison(change, diff, "the migrations", "the model"),
                        madeHere ? Side.MODEL : Side.MIGRATIONS,
                        cause.map(step -> step.script().path()),
                        cause.map(step -> step.lines().start()).filter(line -> line > 0)),
                cause);
    }

    /** Whether the object changed, or came or went with what it is a part of. */
    private static boolean isOf(Change made, ObjectIdentity object) {
        return made.object().equals(object)
                || (!(made instanceof Change.Altered)
                        && made.object().name().equals(object.name().whole()));
    }

    private static ModelDifference.Change kind(Change change) {
        if (change instanceof Change.Added) {
            return ModelDifference.Change.ADDED;
        }
        if (change instanceof Change.Dropped) {
            return ModelDifference.Change.DROPPED;
        }
        return change instanceof Change.Renamed ? ModelDifference.Change.RENAMED : ModelDifference.Change.ALTERED;
    }

    private static String name(ObjectIdentity object) {
        return object.name() + object.arguments().map(list -> "(" + list + ")").orElse("");
    }
}
