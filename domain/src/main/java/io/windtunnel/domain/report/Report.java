package io.windtunnel.domain.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * One run of {@code windtunnel check}.
 *
 * @param schemaVersion the version of the JSON's shape, {@link #SCHEMA_VERSION} for what this code writes
 * @param tool who wrote the report
 * @param postgres the server that the migrations were flown in
 * @param base what the migrations under check were flown on top of, for people: "main at 1a2b3c4"; empty for nothing
 * @param summary the outcome in numbers
 * @param migrations the migrations under check, in the order in which Flyway applied them
 * @param findings what is wrong with them, worst first
 * @param model what the schema at the end was compared with, where a model was given and the migrations got there
 * @param modelDiff how it differs, there where {@code model} is
 * @param schema the schema before and after the migrations, where both could be read
 * @param samples the sample rows that the migrations were flown over, where there were any
 * @param undo how the undo scripts fared
 * @param compatibility how the code before fared on the schema after, and the other way round
 * @param problems what could not be observed, and why
 * @param timings how long it took: the only part, with each statement's duration, that differs from run to run
 */
public record Report(
        int schemaVersion,
        Tool tool,
        PostgresServer postgres,
        Optional<String> base,
        Summary summary,
        List<Migration> migrations,
        List<Finding> findings,
        Optional<ComparedModel> model,
        Optional<List<ModelDifference>> modelDiff,
        Optional<Schema> schema,
        Optional<Samples> samples,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UndoResult> undo,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CompatibilityResult> compatibility,
        List<Problem> problems,
        Timings timings) {

    /** The shape that this code reads and writes. */
    public static final int SCHEMA_VERSION = 1;

    public Report {
        migrations = List.copyOf(migrations);
        findings = List.copyOf(findings);
        modelDiff = modelDiff.map(List::copyOf);
        undo = List.copyOf(undo);
        compatibility = List.copyOf(compatibility);
        problems = List.copyOf(problems);
    }
}
