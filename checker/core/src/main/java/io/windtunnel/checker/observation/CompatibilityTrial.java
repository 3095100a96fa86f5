package io.windtunnel.checker.observation;

import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.script.MigrationScript;
import java.util.List;
import java.util.Optional;

/**
 * How the code from before a deployment fares on the schema after it, and the other way round.
 *
 * @param scripts the deployment
 * @param oldCode the code before on the schema after
 * @param newCode the code after on the schema before; empty where nothing that is there on both sides had changed
 * @param stalePlans statements that a session had prepared before the flight, and that failed afterwards
 * @param brokenBodies functions in SQL whose bodies the server refuses since
 * @param gone the names that went, with those that took their place
 * @param unknownValues new values of enumerated types that the code before does not know
 * @param newNulls columns that take NULL now and did not before
 */
public record CompatibilityTrial(
        List<MigrationScript> scripts,
        CodeRun oldCode,
        Optional<CodeRun> newCode,
        List<CodeFailure> stalePlans,
        List<CodeFailure> brokenBodies,
        List<NameGone> gone,
        List<UnknownValues> unknownValues,
        List<ObjectName> newNulls)
        implements Trial {

    public CompatibilityTrial {
        scripts = List.copyOf(scripts);
        stalePlans = List.copyOf(stalePlans);
        brokenBodies = List.copyOf(brokenBodies);
        gone = List.copyOf(gone);
        unknownValues = List.copyOf(unknownValues);
        newNulls = List.copyOf(newNulls);
    }

    /**
     * New values of an enumerated type.
     *
     * @param type the type
     * @param values the values, in their order
     * @param columns where the code before reads the type
     */
    public record UnknownValues(ObjectName type, List<String> values, List<ObjectName> columns) {
        public UnknownValues {
            values = List.copyOf(values);
            columns = List.copyOf(columns);
        }
    }
}
