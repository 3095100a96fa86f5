package io.windtunnel.checker.rule;

import io.windtunnel.domain.report.ComparedModel;
import io.windtunnel.domain.report.ModelDifference;
import java.util.List;
import java.util.Optional;

/**
 * How the schema at the end of the flight differs from the model.
 *
 * @param model the model
 * @param update how it is brought up to date, a sentence for the user
 * @param differences every difference, by kind and name
 */
public record Drift(ComparedModel model, String update, List<Drifted> differences) {

    public Drift {
        differences = List.copyOf(differences);
    }

    /**
     * A difference and what made it.
     *
     * @param cause the statement under check that made it; empty where it was there before, or the statement is not known
     */
    public record Drifted(ModelDifference difference, Optional<Step> cause) {}
}
