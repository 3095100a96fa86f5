package io.windtunnel.checker.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.CheckException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.internal.exception.FlywayUnknownMigrationTypeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken back is gone with its row, and plain Flyway goes on from there. */
final class UndoTest {

    private static final UndoRange NEWEST = new UndoRange.Newest(1);

    private Project project;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        project = new Project(directory)
                .script("V1__a.sql", "CREATE TABLE a (id int);")
                .script("U1__a.sql", "DROP TABLE a;")
                .script("V2__b.sql", "ALTER TABLE a ADD b int;")
                .script("U2__b.sql", "ALTER TABLE a DROP b;")
                .script("V3__c.sql", "CREATE TABLE c (id int);")
                .script("U3__c.sql", "DROP TABLE c;");
    }

    @AfterEach
    void stop() {
        project.close();
    }

    @Test
    void plainFlywayRefusesTheRowsOfItsTeamsEdition() throws Exception {
        project.migrate();
        project.sql(
                "INSERT INTO flyway_schema_history SELECT installed_rank + 3, version, description, 'UNDO_SQL', script,"
                        + " checksum, installed_by, now(), 1, true FROM flyway_schema_history WHERE version = '3'");

        assertThatThrownBy(() -> project.plainFlyway().info()).isInstanceOf(FlywayUnknownMigrationTypeException.class);
        assertThatThrownBy(project.database()::info)
                .hasMessageContaining("UNDO_SQL")
                .hasMessageContaining("only that edition can go on");
    }

    @Test
    void plainFlywayGoesOnAfterwards() throws Exception {
        project.script("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;");
        project.migrate();

        assertThat(project.undo(new UndoRange.DownTo("1"))).containsExactly("sql/U3__c.sql", "sql/U2__b.sql");

        Flyway flyway = project.plainFlyway();
        assertThat(states(flyway)).containsExactly("1 Success", "null Success", "2 Pending", "3 Pending");
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
        flyway.validate();
        assertThat(project.versions()).containsExactly("1", "2", "3");
        assertThat(project.sql("SELECT b FROM a")).isEmpty();
    }

    @Test
    void everythingGoesWithVersionZero() throws Exception {
        project.migrate();

        assertThat(project.undo(new UndoRange.DownTo("0"))).hasSize(3);

        assertThat(project.versions()).isEmpty();
        assertThat(project.undo(NEWEST)).isEmpty();
        assertThat(project.migrate()).hasSize(3);
    }

    @Test
    void whatFailsInTheSandboxChangesNothing() throws Exception {
        project.script("U2__b.sql", "ALTER TABLE a DROP b;\n\nALTER TABLE a DROP nix;");
        project.migrate();

        assertThatThrownBy(() -> project.undo(new UndoRange.Newest(2)))
                .isInstanceOfSatisfying(
                        CheckException.class, e -> assertThat(e.kind()).isEqualTo(CheckException.Kind.SCRIPT))
                .hasMessageContaining("sql/U2__b.sql:3: column \"nix\" of relation \"a\" does not exist")
                .hasMessageContaining("in a sandbox: nothing was undone");

        assertThat(project.versions()).containsExactly("1", "2", "3");
        assertThat(project.sql("SELECT id FROM c")).isEmpty();
    }

    @Test
    void whatOnlyTheRowsForbidIsRolledBackWithItsRow() throws Exception {
        project.script("U2__b.sql", "ALTER TABLE a DROP b; ALTER TABLE a ADD CONSTRAINT few CHECK (id < 10);");
        project.migrate();
        project.sql("INSERT INTO a VALUES (11, 1)");

        assertThatThrownBy(() -> project.undo(new UndoRange.Newest(2)))
                .hasMessageContaining("sql/U2__b.sql:1: check constraint \"few\"")
                .hasMessageContaining("stands at version 2 now");

        assertThat(project.versions()).containsExactly("1", "2");
        assertThat(project.sql("SELECT b FROM a")).containsExactly("1");
    }

    @Test
    void missingUndoScriptsAreNamedAndNothingIsChanged() throws Exception {
        project.migrate();
        project.delete("U2__b.sql");

        assertThatThrownBy(() -> project.undo(new UndoRange.DownTo("1")))
                .isInstanceOfSatisfying(
                        CheckException.class, e -> assertThat(e.kind()).isEqualTo(CheckException.Kind.CONFIGURATION))
                .hasMessageContaining("V2__b.sql is applied, and there is no undo script for it, U2__b.sql")
                .hasMessageContaining("Nothing was undone");
        assertThat(project.versions()).containsExactly("1", "2", "3");
    }

    @Test
    void versionsThatAreNotAppliedAreRefused() throws Exception {
        project.migrate();

        assertThatThrownBy(() -> project.undo(new UndoRange.DownTo("7")))
                .hasMessageContaining("--to 7: that version is not applied. Applied are 1, 2, 3");
        assertThatThrownBy(() -> project.undo(new UndoRange.Newest(4))).hasMessageContaining("only 3 versions");
    }

    @Test
    void scriptsOutsideATransactionDoNotWaitForFlywaysLock() throws Exception {
        project.script("V4__index.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);")
                .script("U4__index.sql", "DROP INDEX CONCURRENTLY a_id;");

        assertThat(project.migrate()).endsWith("sql/V4__index.sql");
        assertThat(project.notes()).anyMatch(note -> note.startsWith("sql/V4__index.sql runs outside a transaction"));
        assertThat(project.undo(NEWEST)).containsExactly("sql/U4__index.sql");

        assertThat(project.versions()).containsExactly("1", "2", "3");
        assertThat(project.sql("SELECT 1 FROM pg_class WHERE relname = 'a_id'")).isEmpty();
    }

    @Test
    void scriptThatFailsOutsideATransactionStaysApplied() throws Exception {
        project.script("V4__index.sql", "CREATE INDEX a_id ON a (id);")
                .script("U4__index.sql", "DROP INDEX a_id; ALTER TABLE a ADD CONSTRAINT few CHECK (id < 10);")
                .script("U4__index.sql.conf", "executeInTransaction=false");
        project.migrate();
        project.sql("INSERT INTO a VALUES (11)");

        assertThatThrownBy(() -> project.undo(NEWEST)).hasMessageContaining("version 4 still counts as applied");

        assertThat(project.versions()).contains("4");
    }

    @Test
    void rolesAndPathsThatAScriptLeavesDoNotReachTheHistory() throws Exception {
        project.script("U3__c.sql", "DROP TABLE c; SET search_path = pg_catalog;")
                .setting("table", "The History")
                .setting("defaultSchema", "Our Schema");
        project.migrate();

        assertThat(project.undo(new UndoRange.Newest(2))).hasSize(2);

        assertThat(project.sql("SELECT version FROM \"Our Schema\".\"The History\" WHERE version IS NOT NULL"))
                .containsExactly("1");
    }

    @Test
    void whatWasAppliedLastIsUndoneFirst() throws Exception {
        project.setting("outOfOrder", "true");
        project.delete("V2__b.sql");
        project.migrate();
        project.script("V2__b.sql", "ALTER TABLE a ADD b int;");
        project.migrate();

        assertThat(project.undo(NEWEST)).containsExactly("sql/U2__b.sql");
    }

    @Test
    void changedScriptsAreToldAndDoNotStandInTheWay() throws Exception {
        project.script("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;");
        project.migrate();
        project.script("V3__c.sql", "CREATE TABLE c (id bigint);")
                .script("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT id, later FROM a;");

        assertThat(project.undo(NEWEST)).containsExactly("sql/U3__c.sql");
        assertThat(project.notes())
                .contains(
                        "sql/V3__c.sql has changed since it was applied: the sandbox has it as it is now.",
                        "sql/R__view.sql has changed since it was applied: the sandbox is without it.");
    }

    @Test
    void baselinesStay() throws Exception {
        project.sql("CREATE TABLE a (id int)");
        project.setting("baselineVersion", "1").setting("baselineOnMigrate", "true");
        project.migrate();

        assertThatThrownBy(() -> project.undo(new UndoRange.DownTo("1")))
                .hasMessageContaining("could not be tried in a sandbox, so nothing was done")
                .hasMessageContaining("--before FILE");
        assertThat(project.versions()).containsExactly("1", "2", "3");
    }

    @Test
    void halfAppliedHistoriesAreNotUndone() throws Exception {
        project.script(
                "V4__half.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);\nCREATE INDEX CONCURRENTLY x ON nix (id);");

        assertThatThrownBy(project::migrate)
                .hasMessageContaining("sql/V4__half.sql:2: relation \"nix\" does not exist")
                .hasMessageContaining("holds V4__half.sql as failed");
        assertThatThrownBy(() -> project.undo(NEWEST)).hasMessageContaining("failed half-way: V4__half.sql");
        assertThatThrownBy(project::migrate)
                .isInstanceOfSatisfying(
                        CheckException.class, e -> assertThat(e.kind()).isEqualTo(CheckException.Kind.SCRIPT))
                .hasMessageContaining("V4__half.sql");
    }

    @Test
    void whatRepeatableMigrationsPutOnAVersionIsForItsUndoToDrop() throws Exception {
        project.script("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT * FROM c;");
        project.migrate();

        assertThatThrownBy(() -> project.undo(NEWEST))
                .hasMessageContaining("sql/U3__c.sql:1: cannot drop table c")
                .hasMessageContaining("its undo script has to drop what they put on it");
    }

    @Test
    void historyThatChangedMeanwhileIsLeftAlone() throws Exception {
        project.migrate();
        Undo undo = new Undo(project.access());
        UndoPlan plan = undo.plan(NEWEST);
        project.undo(NEWEST);

        assertThatThrownBy(() -> undo.run(plan, run -> {})).hasMessageContaining("The history has changed meanwhile");
        assertThat(project.versions()).containsExactly("1", "2");
    }

    @Test
    void programsAmongTheMigrationsAreNotPassedOver() throws Exception {
        project.script("V2.1__load.sh", "exit 0").script("load.sh", "exit 0").script("V9_x.sql", "SELECT 1;");

        assertThatThrownBy(project::migrate)
                .hasMessageContaining("sql/V2.1__load.sh: Flyway runs such a migration as a program");
        project.delete("V2.1__load.sh");
        assertThat(project.migrate()).hasSize(3);
        assertThat(project.notes()).anyMatch(note -> note.startsWith("sql/V9_x.sql: Flyway passes over it"));
        assertThat(project.notes()).noneMatch(note -> note.contains("U1__a.sql"));
    }

    private static List<String> states(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .map((MigrationInfo info) ->
                        info.getVersion() + " " + info.getState().getDisplayName())
                .toList();
    }
}
