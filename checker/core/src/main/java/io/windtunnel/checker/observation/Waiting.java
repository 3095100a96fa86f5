package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long others wait for the locks that a statement took: until its transaction ends.
 *
 * @param script the script of the statement
 * @param statement its index in there
 * @param tables the older tables whose rows are read or written until then, so that a larger one takes longer; none
 *     where the wait is the same however many rows there are
 * @param millisPerMillionRows how much longer it took for each million of their rows together; empty where that was not
 *     measured
 */
public record Waiting(MigrationScript script, int statement, List<String> tables, OptionalDouble millisPerMillionRows)
        implements Trial {

    public Waiting {
        tables = List.copyOf(tables);
    }

    /** Whether it is longer the more rows there are. */
    public boolean grows() {
        return !tables.isEmpty();
    }

    @Override
    public List<MigrationScript> scripts() {
        return List.of(script);
    }
}
