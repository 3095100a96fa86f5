package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * How long others wait for the locks of a statement, until its transaction ends. The times differ from run to run.
 *
 * @param tables the older tables whose rows are read or written until then: the wait grows with their rows; absent where
 *     it is the same however many there are
 * @param millisPerMillionRows how much longer it takes for each million of their rows together, as measured over some
 *     thousand; absent where it does not grow, and where it was not measured
 * @param productionRows how many rows these tables have in production, where the table sizes were given
 * @param productionMillis how long it would take there
 */
public record Waiting(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tables,
        Optional<Double> millisPerMillionRows,
        Optional<Long> productionRows,
        Optional<Double> productionMillis) {

    public Waiting {
        tables = List.copyOf(tables);
    }
}
