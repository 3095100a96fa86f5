package io.windtunnel.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReportSchemaTest {

    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(ReportSchema.json());

    static Stream<Report> reports() {
        return Stream.of(SampleReports.full(), SampleReports.minimal());
    }

    static Stream<Class<? extends Record>> records() {
        return Stream.of(
                Tool.class,
                PostgresServer.class,
                Summary.class,
                Migration.class,
                Statement.class,
                Lock.class,
                Blocked.class,
                Waiting.class,
                Rewrite.class,
                Scan.class,
                Write.class,
                SchemaObject.class,
                DroppedObject.class,
                Notice.class,
                Timeouts.class,
                StatementError.class,
                Finding.class,
                Evidence.class,
                Fix.class,
                Edit.class,
                Suppression.class,
                ComparedModel.class,
                ModelDifference.class,
                Schema.class,
                SchemaTable.class,
                SchemaColumn.class,
                SchemaReference.class,
                Samples.class,
                Samples.EmptyTable.class,
                UndoResult.class,
                UndoStage.class,
                UndoneTable.class,
                CompatibilityResult.class,
                CompatibilityResult.FailedStatement.class,
                Problem.class,
                Timings.class,
                Timings.Stage.class);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void whatIsWrittenFitsTheSchema(Report report) {
        assertThat(errors(ReportJson.toString(report))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void whatIsWrittenIsReadBackTheSame(Report report) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ReportJson.write(report, written);

        assertThat(ReportJson.read(new ByteArrayInputStream(written.toByteArray())))
                .isEqualTo(report);
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordIsDescribedAsItIs(Class<? extends Record> type) {
        JsonNode described = SCHEMA.path("$defs").path(type.getSimpleName());

        assertThat(described.path("properties").propertyNames())
                .containsExactlyElementsOf(names(type.getRecordComponents()));
        assertThat(described.path("required").valueStream().map(JsonNode::stringValue))
                .containsExactlyElementsOf(names(Arrays.stream(type.getRecordComponents())
                        .filter(component -> !canBeAbsent(type, component))
                        .toArray(RecordComponent[]::new)));
    }

    @Test
    void theReportItselfAndNothingElseIsDescribed() {
        assertThat(SCHEMA.path("properties").propertyNames())
                .containsExactlyElementsOf(names(Report.class.getRecordComponents()));
        assertThat(SCHEMA.path("$defs").propertyNames())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                records().map(Class::getSimpleName),
                                Stream.of("Outcome", "Severity", "MigrationKind", "UndoVerdict"))
                        .toList());
    }

    @Test
    void aWrongReportIsRefused() {
        String wrong = ReportJson.toString(SampleReports.full()).replace("\"failed\"", "\"so so\"");

        assertThat(errors(wrong)).anyMatch(error -> error.contains("outcome"));
    }

    @Test
    void aLaterMinorVersionCanBeReadAndFits() {
        String later = ReportJson.toString(SampleReports.minimal()).replaceFirst("\\{", "{\"weather\": \"fine\",");

        assertThat(errors(later)).isEmpty();
        assertThat(ReportJson.read(new ByteArrayInputStream(later.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(SampleReports.minimal());
    }

    private static List<String> errors(String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ReportSchema.json())
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> names(RecordComponent[] components) {
        return Arrays.stream(components).map(RecordComponent::getName).toList();
    }

    /** The annotation is meant for fields, so that is where the compiler leaves it. */
    private static boolean canBeAbsent(Class<?> type, RecordComponent component) {
        if (component.getType() == Optional.class) {
            return true;
        }
        try {
            return type.getDeclaredField(component.getName()).isAnnotationPresent(JsonInclude.class);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }
}
