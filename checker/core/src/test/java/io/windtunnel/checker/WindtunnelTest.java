package io.windtunnel.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check as a team may have it among its own tests; docs/maven.md shows the first one. */
final class WindtunnelTest {

    private static final Path EXAMPLES = Path.of("../../examples");

    @Test
    void migrationsAreSafe() throws CheckException {
        Report report = Windtunnel.check(
                CheckRequest.in(EXAMPLES.resolve("rename-table")).withMigrations(Path.of("right")));

        assertThat(report.summary().outcome()).as(Windtunnel.text(report)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void whatIsWrongCanBeReadAndIsToldInWords() throws CheckException {
        Report report = Windtunnel.check(CheckRequest.in(EXAMPLES.resolve("rename-table"))
                .withMigrations(Path.of("wrong"))
                .withScope(new CheckScope.All()));

        assertThat(report.summary().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.findings()).extracting(Finding::rule).contains("table-recreated");
        assertThat(Windtunnel.text(report)).contains("table-recreated", "Failed: ");
    }

    @Test
    void whatCannotBeCheckedIsSaid(@TempDir Path empty) {
        assertThatThrownBy(() -> Windtunnel.check(CheckRequest.in(empty)))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("There are no migrations to check");
    }

    @Test
    void inputsHaveOneNameWhileNothingChanges(@TempDir Path project) throws Exception {
        Path script = Files.createDirectories(project.resolve("sql")).resolve("V1__a.sql");
        Path model = project.resolve("schema.sql");
        Files.writeString(script, "CREATE TABLE a (id int);");
        Files.writeString(model, "CREATE TABLE a (id int);");
        CheckRequest request =
                CheckRequest.in(project).withMigrations(Path.of("sql")).withModel(ModelSource.parse("ddl:schema.sql"));

        String first = CheckInputs.of(request).orElseThrow();

        assertThat(CheckInputs.of(request)).contains(first);
        assertThat(CheckInputs.of(request.withScope(new CheckScope.All())))
                .isNotEmpty()
                .isNotEqualTo(first);
        changed(model, request, first);
        changed(script, request, first);
    }

    private static void changed(Path file, CheckRequest request, String first) throws IOException, CheckException {
        String before = Files.readString(file);
        Files.writeString(file, before + "\n");
        assertThat(CheckInputs.of(request))
                .as(file.toString())
                .isNotEmpty()
                .get()
                .isNotEqualTo(first);
        Files.writeString(file, before);
        assertThat(CheckInputs.of(request)).contains(first);
    }
}
