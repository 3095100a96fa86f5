package io.windtunnel.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.checker.model.JooqProject;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.domain.report.CompatibilityResult;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the code before is known from, and what does not break it. */
final class OldCodeTest {

    private static final Set<String> OF_CODE = Set.of(
            "old-code-reads-fail",
            "old-code-writes-fail",
            "enum-unknown-to-old-code",
            "null-new-to-old-code",
            "cached-plan-breaks",
            "function-body-broken");

    private static final String USERS =
            "CREATE TABLE users (id bigint CONSTRAINT users_pkey PRIMARY KEY, username text NOT NULL, phone text);";
    private static final String RENAMED =
            "CREATE TABLE users (id bigint CONSTRAINT users_pkey PRIMARY KEY, user_name text NOT NULL, phone text);";
    private static final String RENAME = "ALTER TABLE users RENAME COLUMN username TO user_name;";

    private final Path project;
    private final TrialCheck check;

    OldCodeTest(@TempDir Path directory) {
        project = directory;
        check = TrialCheck.in(directory).script("V1__users.sql", USERS);
    }

    @Test
    void schemaFileOfTheBaseTellsWhatTheCodeBeforeKnows() throws Exception {
        check.file("schema.sql", USERS);
        commitAndBranch();
        check.file("schema.sql", RENAMED).script("V2__name.sql", RENAME);

        Report report = pending(new ModelSource.Ddl(Path.of("schema.sql")));

        assertThat(report.problems()).isEmpty();
        assertThat(ofCode(report)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("old-code-reads-fail");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.message()).contains("ddl:schema.sql of main at").contains("user_name");
        });
    }

    @Test
    void schemaFileThatTheBaseDoesNotHaveIsNamed() throws Exception {
        commitAndBranch();
        check.file("schema.sql", RENAMED).script("V2__name.sql", RENAME);

        Report report = pending(new ModelSource.Ddl(Path.of("schema.sql")));

        assertThat(report.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("the earlier ddl:schema.sql is not in main at"));
        assertThat(ofCode(report)).singleElement().satisfies(finding -> assertThat(finding.severity())
                .isEqualTo(Severity.WARNING));
    }

    @Test
    void schemaFileOfTheBaseThatCannotBeReadIsNamed() throws Exception {
        check.file("schema.sql", "CREATE TABEL users ();");
        commitAndBranch();
        check.file("schema.sql", RENAMED).script("V2__name.sql", RENAME);

        assertThat(pending(new ModelSource.Ddl(Path.of("schema.sql"))).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("could not be read")
                        .contains("TABEL"));
    }

    @Test
    void generatedClassesOfTheBaseAreCompiledFromGit() throws Exception {
        generated(USERS);
        commitAndBranch();
        ModelSource classes = generated(RENAMED);
        check.script("V2__name.sql", RENAME);

        Report report = pending(classes);

        assertThat(report.problems()).isEmpty();
        assertThat(ofCode(report)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.message()).contains("jooq:shop.db of main at");
        });
    }

    @Test
    void columnThatTheCodeBeforeDoesNotKnowIsNotMissed() throws CheckException {
        check.file("before.sql", "CREATE TABLE users (id bigint PRIMARY KEY, username text NOT NULL);")
                .script("V2__no_phone.sql", "ALTER TABLE users DROP COLUMN phone;");

        Report report = known("before.sql").check();

        assertThat(ofCode(report)).isEmpty();
        assertThat(result(report, CompatibilityResult.Code.OLD).failures()).isEmpty();
    }

    @Test
    void columnThatWasDroppedIsToldOnceWhereNobodySaidWhatTheCodeUses() throws CheckException {
        check.script("V2__no_phone.sql", "ALTER TABLE users DROP COLUMN phone;");

        Report report = check.from("2").check();

        assertThat(ofCode(report)).isEmpty();
        assertThat(report.findings()).extracting(Finding::rule).contains("column-dropped");
        assertThat(result(report, CompatibilityResult.Code.OLD).failures()).isNotEmpty();
    }

    @Test
    void newCodeIsTriedOnTheOldSchema() throws CheckException {
        check.script("V2__nick.sql", "ALTER TABLE users ADD COLUMN nick text;");

        Report report = check.from("2").check();

        assertThat(ofCode(report)).isEmpty();
        assertThat(result(report, CompatibilityResult.Code.NEW).failures())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure.sqlState()).isEqualTo("42703"));
    }

    @Test
    void nothingIsTriedWhereAllIsNewOrNobodyWantsIt() throws CheckException {
        check.script("V2__posts.sql", "CREATE TABLE posts (id bigint CONSTRAINT posts_pkey PRIMARY KEY);");

        assertThat(check.from("2").check().compatibility()).isEmpty();
        assertThat(check.script("V3__name.sql", RENAME)
                        .evidence(EvidenceSettings.NONE)
                        .check()
                        .compatibility())
                .isEmpty();
    }

    @Test
    void previousModelThatCannotBeReadIsAConfigurationError() {
        check.script("V2__name.sql", RENAME);

        assertThatThrownBy(() -> known("nowhere.sql").check())
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("nowhere.sql");
    }

    @Test
    void namesAndValuesOfStrangersBreakNothing() throws CheckException {
        check.script(
                        "V1.1__odd.sql",
                        """
                        CREATE SCHEMA "Sch""ema";
                        CREATE TYPE "Sch""ema"."Mo'od" AS ENUM ('it''s', 'a\\b', '$$');
                        CREATE TABLE "Sch""ema"."we""ird; DROP" ("x'y" text CONSTRAINT "p;k" PRIMARY KEY, "?" "Sch""ema"."Mo'od", "select" text[]);
                        INSERT INTO "Sch""ema"."we""ird; DROP" VALUES ('a''b\\c', 'it''s', '{"q\\\\r", NULL}');
                        """)
                .script(
                        "V2__odd.sql",
                        "ALTER TABLE \"Sch\"\"ema\".\"we\"\"ird; DROP\" RENAME COLUMN \"x'y\" TO \"z\"\"z\";");

        Report report = check.from("2").check();

        assertThat(report.problems()).isEmpty();
        assertThat(ofCode(report)).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("\"x'y\" is called \"z\"\"z\" now"));
    }

    /** Everything here refuses some writes of its own, before as after. */
    @OnEveryMajor
    void whatFailedBeforeIsNoFinding(int major) throws CheckException {
        check.script(
                        "V1.1__all_sorts.sql",
                        """
                        CREATE TABLE things (
                            id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT things_pkey PRIMARY KEY,
                            parent bigint CONSTRAINT things_parent_fkey REFERENCES things,
                            width integer NOT NULL CONSTRAINT things_width_check CHECK (width > 5 AND width % 7 = 0),
                            twice integer GENERATED ALWAYS AS (width * 2) STORED,
                            during tsrange,
                            code uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT things_code_key UNIQUE DEFERRABLE,
                            CONSTRAINT things_during_excl EXCLUDE USING gist (during WITH &&));
                        INSERT INTO things (width, during) VALUES (7, '[2025-01-01,2025-02-01)'), (14, NULL);
                        CREATE TABLE parts (day date NOT NULL, amount numeric(5, 2)) PARTITION BY RANGE (day);
                        CREATE TABLE parts_2025 PARTITION OF parts FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                        INSERT INTO parts VALUES ('2025-05-05', 1.25);
                        CREATE TABLE frozen (id integer CONSTRAINT frozen_pkey PRIMARY KEY, line text);
                        INSERT INTO frozen VALUES (1, 'a');
                        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'never'; END $$;
                        CREATE TRIGGER refuse BEFORE INSERT OR UPDATE OR DELETE ON frozen FOR EACH ROW EXECUTE FUNCTION refuse();
                        CREATE VIEW counted AS SELECT line, count(*) AS n FROM frozen GROUP BY line;
                        CREATE MATERIALIZED VIEW kept AS SELECT * FROM frozen WITH NO DATA;
                        CREATE PROCEDURE tidy(INOUT n integer) LANGUAGE sql AS 'SELECT n';
                        """)
                .script(
                        "V2__more.sql",
                        """
                        ALTER TABLE things ADD COLUMN note text;
                        ALTER TABLE frozen ADD COLUMN note text;
                        ALTER TABLE parts ADD COLUMN note text;
                        DROP TABLE parts_2025;
                        """);

        Report report = check.from("2").on(major).check();

        assertThat(report.problems()).isEmpty();
        assertThat(ofCode(report)).isEmpty();
        assertThat(result(report, CompatibilityResult.Code.OLD).failures()).isEmpty();
        assertThat(result(report, CompatibilityResult.Code.OLD).statements()).isGreaterThan(30);
    }

    private ModelSource generated(String schema) throws Exception {
        try (Connection connection = TestServer.newest().emptyDatabase();
                Statement statement = connection.createStatement()) {
            statement.execute(schema);
            return JooqProject.generate(connection, project, JooqProject.usual("public"), UnaryOperator.identity());
        }
    }

    private TrialCheck known(String file) {
        EvidenceSettings all = EvidenceSettings.ALL;
        return check.from("2")
                .evidence(new EvidenceSettings(
                        all.rows(),
                        all.seedFiles(),
                        false,
                        false,
                        true,
                        Optional.of(new ModelSource.Ddl(Path.of(file))),
                        false,
                        Optional.empty(),
                        false));
    }

    private Report pending(ModelSource model) throws CheckException {
        return check.model(model).scope(new CheckScope.Pending()).check();
    }

    private void commitAndBranch() throws IOException, InterruptedException {
        git("init", "-q", "-b", "main");
        git("add", "-A", ".");
        git("commit", "-q", "-m", "one");
        git("switch", "-q", "-c", "feature");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@b.c"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }

    private static List<Finding> ofCode(Report report) {
        return report.findings().stream()
                .filter(finding -> OF_CODE.contains(finding.rule()))
                .toList();
    }

    private static CompatibilityResult result(Report report, CompatibilityResult.Code code) {
        return report.compatibility().stream()
                .filter(one -> one.code() == code)
                .findFirst()
                .orElseThrow();
    }
}
