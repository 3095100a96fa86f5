package io.windtunnel.checker.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.CheckException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds run once or again, and what cannot run again does not run at all. */
final class SeedTest {

    private Project project;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        project = new Project(directory)
                .script(
                        "V1__colour.sql",
                        "CREATE TABLE colour (id int PRIMARY KEY, name text, at timestamptz DEFAULT now());")
                .script("V2__shade.sql", "CREATE TABLE shade (id serial PRIMARY KEY, colour int REFERENCES colour);");
    }

    @AfterEach
    void stop() {
        project.close();
    }

    @Test
    void seedsRunInTheOrderOfTheirNamesAndAgain() throws Exception {
        project.seed("2_shades.sql", "DELETE FROM shade; INSERT INTO shade (id, colour) VALUES (1, 1);")
                .seed(
                        "1_colours.sql",
                        """
                        CREATE FUNCTION pg_temp.name() RETURNS text BEGIN ATOMIC SELECT 'red; or not'; END;
                        INSERT INTO colour VALUES (1, pg_temp.name()) ON CONFLICT (id) DO UPDATE SET name = excluded.name;
                        DROP FUNCTION pg_temp.name();
                        """)
                .seed("readme.txt", "no SQL");
        project.migrate();

        assertThat(project.seed()).containsExactly("seed/1_colours.sql", "seed/2_shades.sql");
        assertThat(project.seed()).hasSize(2);

        assertThat(project.sql("SELECT name FROM colour")).containsExactly("red; or not");
        assertThat(project.sql("SELECT id FROM shade")).containsExactly("1");
    }

    @Test
    void moreRowsAfterASecondRunAreNamedWithTheirScript() throws Exception {
        project.seed("1_colours.sql", "INSERT INTO colour VALUES (1, 'red') ON CONFLICT DO NOTHING;")
                .seed("2_shades.sql", "INSERT INTO shade (colour) VALUES (1);");
        project.migrate();

        assertThatThrownBy(project::seed)
                .isInstanceOfSatisfying(
                        CheckException.class, e -> assertThat(e.kind()).isEqualTo(CheckException.Kind.SCRIPT))
                .hasMessageContaining(
                        "seed/2_shades.sql leaves other rows in public.shade when it runs again: 1 rows after"
                                + " the first run, 2 after the second.")
                .hasMessageContaining("nothing was seeded");
        assertThat(project.sql("SELECT id FROM colour")).isEmpty();
    }

    @Test
    void otherValuesAfterASecondRunAreNamed() throws Exception {
        project.seed("1.sql", "INSERT INTO colour VALUES (1, 'red') ON CONFLICT (id) DO UPDATE SET at = now();");
        project.migrate();

        assertThatThrownBy(project::seed).hasMessageContaining("1 after the second, with other values");
    }

    @Test
    void scriptThatFailsWhenItRunsAgainHasItsLine() throws Exception {
        project.seed("1.sql", "SELECT 1;\nINSERT INTO colour VALUES (1, 'red');");
        project.migrate();

        assertThatThrownBy(project::seed)
                .hasMessageContaining("When it runs again: seed/1.sql")
                .hasMessageContaining("duplicate key");
    }

    @Test
    void seedsStandOnWhatIsAppliedToTheDatabase() throws Exception {
        project.seed("1.sql", "INSERT INTO later VALUES (1);");
        project.migrate();
        project.script("V3__later.sql", "CREATE TABLE later (id int);");

        assertThatThrownBy(project::seed).hasMessageContaining("seed/1.sql:1: relation \"later\" does not exist");
    }

    @Test
    void onlyTheScriptThatTheRowsForbidIsRolledBack() throws Exception {
        project.seed("1.sql", "INSERT INTO colour VALUES (1, 'red') ON CONFLICT DO NOTHING;")
                .seed(
                        "2.sql",
                        "DELETE FROM colour WHERE id = 7; INSERT INTO shade VALUES (1, 1) ON CONFLICT DO NOTHING;");
        project.migrate();
        project.sql("INSERT INTO colour VALUES (7, 'blue'); INSERT INTO shade VALUES (7, 7)");

        assertThatThrownBy(project::seed).hasMessageContaining("seed/2.sql:1: update or delete on table \"colour\"");
        assertThat(project.sql("SELECT id FROM colour ORDER BY id")).containsExactly("1", "7");
        assertThat(project.sql("SELECT id FROM shade")).containsExactly("7");
    }

    @Test
    void withoutMigrationsOrSeedsItIsSaid() throws Exception {
        assertThatThrownBy(project::seed).hasMessageContaining("no directory seed with seed scripts");
        project.seed("1.sql", "SELECT 1;");
        assertThatThrownBy(project::seed).hasMessageContaining("run windtunnel migrate first");
    }
}
