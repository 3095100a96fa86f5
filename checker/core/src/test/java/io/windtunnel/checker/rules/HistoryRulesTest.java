package io.windtunnel.checker.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.EvidenceSettings;
import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rules.RulePage.Block;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages of the rules about the history do not tell. */
final class HistoryRulesTest {

    private final Path home;
    private final List<Block> blocks = new ArrayList<>();

    HistoryRulesTest(@TempDir Path home) {
        this.home = home;
    }

    private HistoryRulesTest script(String name, String text) {
        blocks.add(new Block(name, text));
        return this;
    }

    private Report check() throws IOException, CheckException {
        Path scripts = Files.createDirectories(home.resolve("checkout"));
        BranchedScripts.write(scripts, blocks);
        return check(scripts, new CheckScope.Pending());
    }

    private static Report check(Path scripts, CheckScope scope) throws CheckException {
        return Checks.check(
                scripts,
                Optional.empty(),
                scope,
                EvidenceSettings.ALL,
                RuleSettings.DEFAULT,
                Map.of(),
                SandboxSource.parse("embedded"));
    }

    private static List<String> rules(Report report) {
        return report.findings().stream().map(Finding::rule).toList();
    }

    /** What the message quotes is what Flyway itself says on a database that has run the base. */
    private void assertFlywaySaysSo(Report report) throws IOException, SQLException {
        Path base = Files.createDirectories(home.resolve("base"));
        for (Block block : blocks) {
            if (block.name().startsWith("base/") || block.name().startsWith("gone/")) {
                Files.writeString(base.resolve(block.name().substring("base/".length())), block.text());
            }
        }
        String message = report.findings().stream()
                .map(Finding::message)
                .filter(text -> text.contains("flyway migrate"))
                .findFirst()
                .orElseThrow();
        String quoted = message.substring(message.indexOf('"') + 1, message.lastIndexOf('"'));
        try (Connection connection = TestServer.newest().emptyDatabase()) {
            FluentConfiguration database =
                    Flyway.configure().dataSource(connection.getMetaData().getURL(), "postgres", "");
            database.locations("filesystem:" + base).load().migrate();
            database.locations("filesystem:" + home.resolve("checkout"));
            assertThatThrownBy(() -> database.load().migrate())
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining(quoted);
        }
    }

    @Test
    void editIsToldAsFlywayTellsIt() throws Exception {
        Report report = script("base/V1__a.sql", "CREATE TABLE a (id int);")
                .script("V1__a.sql", "CREATE TABLE a (id bigint);")
                .check();

        assertThat(rules(report)).containsExactly("edited-migration");
        assertThat(report.findings().get(0).help()).contains("git checkout ").contains(" -- V1__a.sql)");
        assertFlywaySaysSo(report);
    }

    @Test
    void otherNameIsToldAsFlywayTellsIt() throws Exception {
        Report report = script("gone/V1__a.sql", "CREATE TABLE a (id int);")
                .script("V1__b.sql", "CREATE TABLE a (id int);")
                .check();

        assertThat(rules(report)).containsExactly("edited-migration");
        assertFlywaySaysSo(report);
    }

    @Test
    void missingScriptIsToldAsFlywayTellsIt() throws Exception {
        Report report = script("gone/V1__a.sql", "CREATE TABLE a (id int);")
                .script("base/V2__b.sql", "SELECT 2;")
                .check();

        assertThat(rules(report)).containsExactly("missing-migration");
        assertThat(report.findings().get(0).script()).isEqualTo("V1__a.sql");
        assertFlywaySaysSo(report);
    }

    @Test
    void missingRepeatableScriptIsToldAsFlywayTellsIt() throws Exception {
        Report report = script("base/V1__a.sql", "CREATE TABLE a (id int);")
                .script("gone/R__all_of_it.sql", "SELECT 2;")
                .check();

        assertThat(rules(report)).containsExactly("missing-migration");
        assertFlywaySaysSo(report);
    }

    @Test
    void overtakenScriptIsToldAsFlywayTellsItAndFlownAllTheSame() throws Exception {
        Report report = script("base/V1__a.sql", "CREATE TABLE a (id int, name text);")
                .script("base/V3__c.sql", "SELECT 3;")
                .script("V2__b.sql", "ALTER TABLE a DROP COLUMN name;")
                .check();

        assertThat(rules(report)).contains("version-conflict", "column-dropped");
        assertFlywaySaysSo(report);
    }

    @Test
    void whatIsNewIsFlownOverWhatDatabasesHaveRun() throws Exception {
        Report report = script("base/V1__a.sql", "CREATE TABLE a (id int, name text);")
                .script("V1__a.sql", "CREATE TABLE a (id int);")
                .script("V2__b.sql", "ALTER TABLE a DROP COLUMN name;")
                .check();

        assertThat(rules(report)).contains("edited-migration", "column-dropped");
    }

    @Test
    void repeatableThatOnlyFlywayItselfCanRunIsRunTwice() throws Exception {
        Report report = script("base/V1__a.sql", "CREATE TABLE a (id int);")
                .script("base/beforeMigrate.sql", "SELECT 'a callback';")
                .script("R__b.sql", "CREATE VIEW b AS SELECT id FROM a;")
                .check();

        assertThat(rules(report)).containsExactly("repeatable-not-idempotent");
    }

    @Test
    void repeatableThatWasChangedIsRunTwiceOverItsEarlierResult() throws Exception {
        Report report = script("base/V1__a.sql", "CREATE TABLE a (id int);")
                .script("base/R__b.sql", "CREATE OR REPLACE VIEW b AS SELECT id FROM a;")
                .script("R__b.sql", "CREATE OR REPLACE VIEW b AS SELECT id, 1 AS one FROM a;")
                .check();

        assertThat(rules(report)).doesNotContain("repeatable-not-idempotent");
    }

    @Test
    void auditComparesEveryBaselineAndRunsEveryRepeatableTwice() throws Exception {
        Path scripts = Files.createDirectories(home.resolve("plain"));
        Files.writeString(scripts.resolve("V1__a.sql"), "CREATE TABLE a (id int);");
        Files.writeString(scripts.resolve("B1__a.sql"), "CREATE TABLE a (id bigint);");
        Files.writeString(scripts.resolve("R__b.sql"), "CREATE VIEW b AS SELECT id FROM a;");

        Report report = check(scripts, new CheckScope.All());

        assertThat(rules(report)).containsExactly("baseline-differs", "repeatable-not-idempotent");
    }

    @Test
    void branchesThatOnlyGoTogetherInOneOrderAreFlownWithoutSampleRows() throws Exception {
        Report report = script("base/V1__a.sql", "CREATE TABLE a (id int, name text);")
                .script("theirs/V2__b.sql", "DELETE FROM a;")
                .script("V3__c.sql", "ALTER TABLE a ADD CONSTRAINT a_name CHECK (name = 'a');")
                .check();

        assertThat(rules(report)).doesNotContain("branches-do-not-commute");
    }
}
