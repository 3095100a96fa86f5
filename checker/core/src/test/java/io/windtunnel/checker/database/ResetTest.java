package io.windtunnel.checker.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.sandbox.JdbcServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only this project's own database is cleared, and only by its name. */
final class ResetTest {

    private Project project;
    private String name;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        project = new Project(directory).script("V1__a.sql", "CREATE TABLE a (id int);");
        name = project.database().target().name();
    }

    @AfterEach
    void stop() {
        project.close();
    }

    @Test
    void typedNameClearsIt() throws Exception {
        project.migrate();

        assertThat(project.reset(name)).containsExactly("public");

        assertThat(tables()).isEmpty();
        assertThat(project.reset("nobody is asked")).isEmpty();
        assertThat(project.migrate()).hasSize(1);
    }

    @Test
    void anythingElseDoesNot() throws Exception {
        project.migrate();

        assertThatThrownBy(() -> project.reset("yes")).hasMessageContaining("Nothing was cleared");
        assertThatThrownBy(() -> project.database().reset(Optional.empty(), question -> Optional.empty()))
                .hasMessageContaining("Nobody is here to confirm")
                .hasMessageContaining("--yes-really " + name);
        assertThatThrownBy(() -> project.database().reset(Optional.of("other/db"), question -> Optional.of(name)))
                .hasMessageContaining("names another database");
        assertThat(tables()).contains("a");
    }

    @Test
    void nameGivenBeforehandIsEnough() throws Exception {
        project.migrate();

        assertThat(project.database().reset(Optional.of(name), question -> Optional.empty()))
                .containsExactly("public");
        assertThat(tables()).isEmpty();
    }

    @Test
    void databaseWithoutItsHistoryIsLeftAlone() throws Exception {
        project.sql("CREATE TABLE somebodys (id int)");

        assertThatThrownBy(() -> project.reset(name)).hasMessageContaining("no history of this project's migrations");
        assertThat(tables()).containsExactly("somebodys");
    }

    @Test
    void historyInAnotherSchemaIsNotItsOwn() throws Exception {
        project.migrate();
        project.setting("defaultSchema", "ours");

        assertThatThrownBy(() -> project.reset(name)).hasMessageContaining("not its own");
        assertThat(tables()).contains("a");
    }

    @Test
    void anotherProjectsHistoryIsLeftAlone() throws Exception {
        project.migrate();
        project.script("V7__b.sql", "CREATE TABLE b (id int);");
        project.delete("V1__a.sql");

        assertThatThrownBy(() -> project.reset(name)).hasMessageContaining("it is another project's");
        assertThat(tables()).contains("a");
    }

    @Test
    void schemasOfTheSettingsAreClearedAndNoOthers() throws Exception {
        project.setting("schemas", "one,two").script("V2__b.sql", "CREATE TABLE two.b (id int);");
        project.migrate();
        project.sql("CREATE TABLE public.kept (id int)");

        assertThat(project.reset(name)).containsExactly("one", "two");
        assertThat(tables()).containsExactly("kept");
    }

    @Test
    void otherMachinesAreClearedByNameAlone() throws Exception {
        TargetDatabase far =
                new TargetDatabase(JdbcServer.parse("jdbc:postgresql://192.0.2.1:5433/shop?user=a"), "--url");
        Confirmation confirmation = new Confirmation(far);

        assertThatThrownBy(() -> confirmation.before(Optional.empty()))
                .hasMessageContaining("not on this machine")
                .hasMessageContaining("--yes-really 192.0.2.1/shop");
        assertThatCode(() -> confirmation.before(Optional.of("192.0.2.1/shop"))).doesNotThrowAnyException();
    }

    private List<String> tables() throws Exception {
        return project.sql("SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
                + " WHERE relkind = 'r' AND nspname IN ('public', 'one', 'two') ORDER BY 1");
    }
}
