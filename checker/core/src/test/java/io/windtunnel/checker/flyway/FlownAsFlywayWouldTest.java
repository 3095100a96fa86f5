package io.windtunnel.checker.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.TrialCheck;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.MigrationKind;
import io.windtunnel.domain.report.Notice;
import io.windtunnel.domain.report.Problem;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.SchemaObject;
import io.windtunnel.domain.report.Statement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flyway's settings and files say is what is flown. */
final class FlownAsFlywayWouldTest {

    private final TrialCheck trial;

    FlownAsFlywayWouldTest(@TempDir Path project) {
        trial = TrialCheck.in(project);
    }

    @Test
    void versionedScriptsComeByVersionAndRepeatableOnesAfterThemByDescription() throws CheckException {
        Report report = trial.script("V10__ten.sql", "SELECT 10;")
                .script("V2__two.sql", "SELECT 2;")
                .script("V2.1__two_one.sql", "SELECT 21;")
                .script("R__b.sql", "SELECT 'b';")
                .script("R__a.sql", "SELECT 'a';")
                .check();

        assertThat(report.problems()).isEmpty();
        assertThat(report.migrations())
                .extracting(
                        Migration::description, migration -> migration.version().orElse(""), Migration::kind)
                .containsExactly(
                        tuple("two", "2", MigrationKind.VERSIONED),
                        tuple("two one", "2.1", MigrationKind.VERSIONED),
                        tuple("ten", "10", MigrationKind.VERSIONED),
                        tuple("a", "", MigrationKind.REPEATABLE),
                        tuple("b", "", MigrationKind.REPEATABLE));
    }

    @Test
    void aBaselineScriptStandsForTheVersionsBeforeIt() throws CheckException {
        Report report = trial.script("V1__one.sql", "CREATE TABLE a (id int);")
                .script("B2__both.sql", "CREATE TABLE a (id int); CREATE TABLE b (id int);")
                .script("V2__two.sql", "CREATE TABLE b (id int);")
                .script("V3__three.sql", "ALTER TABLE b ADD COLUMN note text;")
                .check();

        assertThat(report.findings()).isEmpty();
        assertThat(report.migrations())
                .extracting(Migration::script, Migration::kind)
                .containsExactly(
                        tuple("db/migration/B2__both.sql", MigrationKind.BASELINE),
                        tuple("db/migration/V3__three.sql", MigrationKind.VERSIONED));
    }

    @Test
    void callbacksRunAndWhatTheySetIsInForce() throws CheckException {
        Report report = trial.script("V1__one.sql", "CREATE TABLE a (id int);")
                .script("V2__two.sql", "SELECT count(*) FROM migrated;")
                .script("beforeMigrate.sql", "CREATE TABLE migrated (n int);")
                .script("beforeEachMigrate.sql", "SET lock_timeout = '3s';")
                .script("afterEachMigrate.sql", "INSERT INTO migrated VALUES (1);")
                .check();

        assertThat(report.problems()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(statements(report))
                .extracting(statement -> statement.timeouts().lock())
                .containsOnly("3s");
    }

    @Test
    void whatACallbackDidIsNotToldOfTheStatementAfterIt() throws CheckException {
        Report report = trial.script("V1__one.sql", "CREATE TABLE a (id int); INSERT INTO a VALUES (1);")
                .script("V2__two.sql", "SELECT 1;")
                .script(
                        "beforeEachMigrate.sql",
                        "CREATE TABLE IF NOT EXISTS seen (n int); INSERT INTO seen VALUES (1);")
                .check();

        assertThat(report.migrations().get(1).statements()).singleElement().satisfies(statement -> {
            assertThat(statement.locks()).isEmpty();
            assertThat(statement.writes()).isEmpty();
        });
        assertThat(report.migrations().get(0).statements().get(0).created())
                .containsExactly(new SchemaObject("table", "public.a"));
    }

    @Test
    void scriptsOfSeveralLocationsAreOneHistory() throws CheckException {
        Report report = trial.file("flyway.conf", "flyway.locations=filesystem:one,filesystem:two\n")
                .file("one/V1__a.sql", "CREATE TABLE a (id int);")
                .file("two/deeper/V2__b.sql", "ALTER TABLE a ADD COLUMN b int;")
                .check();

        assertThat(report.migrations())
                .extracting(Migration::script)
                .containsExactly("one/V1__a.sql", "two/deeper/V2__b.sql");
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void anEncodingIsHonoured() throws CheckException {
        Report report = trial.flyway("encoding", "ISO-8859-1")
                .file(
                        "db/migration/V1__umlaut.sql",
                        "DO $$ BEGIN RAISE NOTICE 'Käse'; END $$;",
                        StandardCharsets.ISO_8859_1)
                .check();

        assertThat(statements(report))
                .flatExtracting(Statement::notices)
                .containsExactly(new Notice("NOTICE", "00000", "Käse"));
        assertThat(statements(report).get(0).sql()).contains("Käse");
    }

    @Test
    void placeholdersAreReplacedAndShownAsTheyStandInTheFile() throws CheckException {
        Report report = trial.flyway("placeholders.app.read-only", "reader")
                .flyway("placeholders.off", "")
                .script(
                        "V1__placeholders.sql",
                        """
                        CREATE TABLE "${app.read-only}" (id int);
                        ${off} CREATE TABLE b (id int);
                        """)
                .script("R__always.sql", "-- ${flyway:timestamp}\nSELECT '${flyway:defaultSchema}';")
                .check();

        assertThat(report.problems()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(statements(report))
                .flatExtracting(Statement::created)
                .containsExactly(new SchemaObject("table", "public.reader"), new SchemaObject("table", "public.b"));
        assertThat(statements(report).get(0).sql()).isEqualTo("CREATE TABLE \"${app.read-only}\" (id int)");
    }

    @Test
    void anEmptyPlaceholderAndACommentSignSwitchLinesOnAndOff() throws CheckException {
        Report report = trial.flyway("placeholders.on", "")
                .flyway("placeholders.never", "--")
                .script(
                        "V1__switch.sql",
                        """
                        ${on} CREATE TABLE a (id int);
                        ${never} CREATE TABLE b (id int);
                        CREATE TABLE c (id int);
                        """)
                .check();

        assertThat(statements(report))
                .flatExtracting(Statement::created)
                .extracting(SchemaObject::object)
                .containsExactly("public.a", "public.c");
        assertThat(statements(report)).extracting(Statement::startLine).containsExactly(1, 3);
    }

    @Test
    void otherPrefixesSeparatorsAndSuffixesAreThoseOfTheSettings() throws CheckException {
        Report report = trial.flyway("sqlMigrationPrefix", "")
                .flyway("sqlMigrationSeparator", "-")
                .flyway("repeatableSqlMigrationPrefix", "again")
                .flyway("sqlMigrationSuffixes", ".ddl,.sql")
                .flyway("placeholderPrefix", "#[")
                .flyway("placeholderSuffix", "]")
                .flyway("placeholders.name", "a")
                .script("1-one.ddl", "CREATE TABLE #[name] (id int);")
                .script("2-two.sql", "SELECT '${name}' FROM a;")
                .script("again-view.sql", "SELECT 3;")
                .check();

        assertThat(report.problems()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(report.migrations()).extracting(Migration::description).containsExactly("one", "two", "view");
    }

    @Test
    void theDefaultSchemaIsMadeAndUsed() throws CheckException {
        Report report = trial.flyway("defaultSchema", "shop")
                .script("V1__a.sql", "CREATE TABLE a (id int);")
                .script("V2__drop.sql", "DROP TABLE a;")
                .check();

        assertThat(report.problems()).isEmpty();
        assertThat(statements(report).get(0).created()).containsExactly(new SchemaObject("table", "shop.a"));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("table-dropped");
            assertThat(finding.objects()).contains("shop.a");
        });
    }

    @Test
    void missingRolesAreCreatedAndNoted() throws CheckException {
        Report report = trial.script("V1__a.sql", "CREATE TABLE a (id int);")
                .script("V2__grant.sql", "GRANT SELECT ON a TO reader;\nALTER TABLE a OWNER TO \"App-Owner\";")
                .check();

        assertThat(report.findings()).isEmpty();
        assertThat(report.migrations()).hasSize(2);
        assertThat(report.migrations().get(1).statements()).hasSize(2);
        assertThat(report.problems())
                .extracting(Problem::message)
                .hasSize(2)
                .anyMatch(message -> message.startsWith("The role reader is named by the scripts"))
                .anyMatch(message -> message.startsWith("The role \"App-Owner\" is named by the scripts"));
    }

    @Test
    void whatBeforeSetsUpIsThereAndIsNobodysDeed() throws CheckException {
        Report report = trial.before("setup.sql")
                .file("setup.sql", "CREATE ROLE reader; CREATE SCHEMA shop; GRANT ALL ON SCHEMA shop TO PUBLIC;")
                .script("V1__a.sql", "CREATE TABLE shop.a (id int); GRANT SELECT ON shop.a TO reader;")
                .check();

        assertThat(report.problems()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(statements(report)).hasSize(2);
    }

    @Test
    void aFailingBeforeFileIsNamed() {
        trial.before("setup.sql").file("setup.sql", "CREATE ROL reader;").script("V1__a.sql", "SELECT 1;");

        assertThatThrownBy(trial::check)
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("--before setup.sql failed")
                .hasMessageContaining("42601");
    }

    @Test
    void laterSourcesOfSettingsWin() throws CheckException {
        Report report = trial.file(
                        "flyway.conf",
                        """
                        flyway.url=jdbc:postgresql://nowhere.invalid/production
                        flyway.user=root
                        flyway.placeholders.conf=conf
                        flyway.placeholders.toml=conf
                        flyway.placeholders.variable=conf
                        flyway.placeholders.option=conf
                        """)
                .file(
                        "flyway.toml",
                        """
                        [environments.default]
                        url = "jdbc:postgresql://nowhere.invalid/production"
                        [flyway.placeholders]
                        toml = "toml"
                        variable = "toml"
                        option = "toml"
                        """)
                .environment("FLYWAY_PLACEHOLDERS_VARIABLE", "variable")
                .environment("FLYWAY_PLACEHOLDERS_OPTION", "variable")
                .flyway("placeholders.option", "option")
                .script("V1__tell.sql", "DO $$ BEGIN RAISE NOTICE '${conf} ${toml} ${variable} ${option}'; END $$;")
                .check();

        assertThat(statements(report))
                .flatExtracting(Statement::notices)
                .extracting(Notice::message)
                .containsExactly("conf toml variable option");
    }

    @Test
    void theSettingsOfTheChosenTomlEnvironmentAreUsed() throws CheckException {
        Report report = trial.file(
                        "flyway.toml",
                        """
                        [flyway]
                        environment = "live"
                        locations = ["filesystem:sql"]
                        [environments.live]
                        url = "jdbc:postgresql://nowhere.invalid/production"
                        schemas = ["shop"]
                        """)
                .file("sql/V1__a.sql", "CREATE TABLE a (id int);")
                .check();

        assertThat(statements(report))
                .flatExtracting(Statement::created)
                .containsExactly(new SchemaObject("table", "shop.a"));
    }

    @Test
    void initSqlIsInForceForEveryStatement() throws CheckException {
        Report report = trial.flyway("initSql", "SET lock_timeout = '4s'")
                .script("V1__a.sql", "CREATE TABLE a (id int);")
                .check();

        assertThat(statements(report).get(0).timeouts().lock()).isEqualTo("4s");
    }

    @Test
    void aGroupIsOneTransaction() throws CheckException {
        Report report = trial.flyway("group", "true")
                .script("V1__a.sql", "CREATE TABLE a (id int);")
                .script("V2__b.sql", "ALTER TABLE a ADD COLUMN b int;")
                .check();

        assertThat(statements(report))
                .extracting(statement -> statement.transaction().orElseThrow())
                .containsExactly(1, 1);
    }

    @Test
    void filesThatFlywayPassesOverAreNamed() throws CheckException {
        Report report = trial.script("V1__a.sql", "SELECT 1;")
                .script("V2_b.txt", "SELECT 2;")
                .check();

        assertThat(report.problems()).singleElement().satisfies(problem -> assertThat(problem.script())
                .contains("db/migration/V2_b.txt"));
    }

    private static List<Statement> statements(Report report) {
        Stream<Statement> all = report.migrations().stream().flatMap(migration -> migration.statements().stream());
        return all.toList();
    }
}
