package io.windtunnel.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rules.Rules;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The examples that people are shown: {@code wrong} has the findings that {@code wrong.expected} beside it lists, one
 * "file:line rule" a line, and {@code right} has none but remarks and those that a comment in the script accepts. {@code -Dexamples.update=true} writes the lists.
 */
final class ExamplesTest {

    private static final Path EXAMPLES =
            Path.of("../../examples").toAbsolutePath().normalize();
    private static final boolean UPDATE = Boolean.getBoolean("examples.update");

    @TestFactory
    Stream<DynamicTest> theWrongWayHasItsFindings() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(name(example), () -> {
                    Report report = check(example.resolve("wrong"));
                    Path expected = example.resolve("wrong.expected");
                    if (UPDATE) {
                        Files.writeString(expected, told(report.findings()));
                    }

                    assertThat(report.problems()).isEmpty();
                    boolean isError =
                            report.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
                    assertThat(report.summary().outcome()).isEqualTo(isError ? Outcome.FAILED : Outcome.PASSED);
                    assertThat(report.findings()).isNotEmpty();
                    assertThat(expected).isRegularFile();
                    assertThat(told(report.findings())).isEqualTo(Files.readString(expected));
                }));
    }

    @TestFactory
    Stream<DynamicTest> theRightWayIsClean() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(name(example), () -> {
                    Report report = check(example.resolve("right"));

                    assertThat(report.problems()).isEmpty();
                    assertThat(report.findings())
                            .filteredOn(finding -> finding.suppressed().isEmpty())
                            .allMatch(finding -> finding.severity() == Severity.NOTE);
                    assertThat(report.summary().statementsObserved()).isPositive();
                    assertThat(report.summary().outcome()).isEqualTo(Outcome.PASSED);
                }));
    }

    @TestFactory
    Stream<DynamicTest> anExampleHasBothWaysAndTheExpectationAndNothingElse() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(name(example), () -> assertThat(names(example))
                        .containsExactly("right", "wrong", "wrong.expected")));
    }

    private static Report check(Path directory) throws CheckException {
        TrialCheck trial = TrialCheck.in(EXAMPLES).migrations(directory).rules(RuleSettings.DEFAULT);
        boolean isOfCode = Rules.all().stream()
                .filter(rule -> rule.getClass().getPackageName().endsWith(".compatibility"))
                .anyMatch(rule ->
                        rule.id().equals(name(directory.resolveSibling(".").normalize())));
        return isOfCode ? withRunningCode(trial, directory).check() : trial.check();
    }

    /** The code before was written against what the first script makes. */
    private static TrialCheck withRunningCode(TrialCheck trial, Path directory) {
        String first = names(directory).get(0);
        EvidenceSettings all = EvidenceSettings.ALL;
        return trial.from("2")
                .evidence(new EvidenceSettings(
                        all.rows(),
                        all.seedFiles(),
                        all.undoFlown(),
                        all.undoRequired(),
                        true,
                        Optional.of(new ModelSource.Ddl(directory.resolve(first))),
                        all.secondSession(),
                        all.tableSizes(),
                        all.fixesFlown()));
    }

    private static List<Path> examples() throws IOException {
        try (Stream<Path> entries = Files.list(EXAMPLES)) {
            List<Path> found = entries.filter(Files::isDirectory).sorted().toList();
            assertThat(found).as("examples in " + EXAMPLES).isNotEmpty();
            return found;
        }
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(ExamplesTest::name).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String told(List<Finding> findings) {
        return findings.stream()
                .map(finding -> "%s:%d %s\n"
                        .formatted(
                                EXAMPLES.relativize(EXAMPLES.resolve(finding.script())),
                                finding.startLine(),
                                finding.rule()))
                .collect(Collectors.joining());
    }
}
