package io.windtunnel.checker.undo;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.EvidenceSettings;
import io.windtunnel.checker.TrialCheck;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.UndoResult;
import io.windtunnel.domain.report.UndoVerdict;
import io.windtunnel.domain.report.UndoneTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations that are taken back: what is found in schema and rows, and what a hostile undo script can do. */
final class UndoTrialsTest {

    private static final String USERS =
            """
            CREATE TABLE users (id bigint, name text, CONSTRAINT users_pkey PRIMARY KEY (id));
            INSERT INTO users VALUES (1, 'Ann'), (2, 'Bob'), (3, NULL);
            """;

    private TrialCheck trial;

    @BeforeEach
    void start(@TempDir Path project) {
        trial = TrialCheck.in(project).script("V1__users.sql", USERS).from("2");
    }

    private Report check(String migration, String undo) throws CheckException {
        return trial.script("V2__change.sql", migration)
                .script("U2__change.sql", undo)
                .check();
    }

    private static List<String> rules(Report report) {
        return report.findings().stream().map(Finding::rule).toList();
    }

    private static Finding only(Report report, String rule) {
        assertThat(rules(report)).containsOnlyOnce(rule);
        return report.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGoodUndoIsSilentAndInTheMatrix() throws Exception {
        Report report = check("ALTER TABLE users ADD nick text;", "ALTER TABLE users DROP nick;");

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
        UndoResult result = report.undo().get(0);
        assertThat(result.version()).isEqualTo("2");
        assertThat(result.script()).contains("db/migration/U2__change.sql");
        assertThat(result.undone().schema()).isEqualTo(UndoVerdict.SAME);
        assertThat(result.undone().rows()).isEqualTo(UndoVerdict.SAME);
        assertThat(result.again().schema()).isEqualTo(UndoVerdict.SAME);
        assertThat(result.again().rows()).isEqualTo(UndoVerdict.SAME);
        assertThat(result.rows())
                .containsExactly(new UndoneTable("public.users", true, 3, 0, 0, List.of(), 0, 1, 0, Optional.empty()));
    }

    @Test
    void theLocksOfTheUndoAreObserved() throws Exception {
        Report report = check("ALTER TABLE users ADD nick text;", "ALTER TABLE users DROP nick;");

        assertThat(report.undo()
                        .get(0)
                        .flight()
                        .orElseThrow()
                        .statements()
                        .get(0)
                        .locks())
                .anySatisfy(lock -> {
                    assertThat(lock.relation()).isEqualTo("public.users");
                    assertThat(lock.mode()).isEqualTo("AccessExclusiveLock");
                    assertThat(lock.existedBefore()).isTrue();
                });
    }

    @Test
    void whatIsLeftIsNamedToTheLastCommentAndGrant() throws Exception {
        Report report = check(
                """
                CREATE TYPE mood AS ENUM ('fine');
                ALTER TABLE users ADD nick text;
                COMMENT ON TABLE users IS 'people';
                GRANT SELECT ON users TO public;
                """,
                "ALTER TABLE users DROP nick;");

        Finding finding = only(report, "undo-incomplete");
        assertThat(finding.script()).isEqualTo("db/migration/U2__change.sql");
        assertThat(finding.message())
                .contains("enum mood is left", "comment", "privileges")
                .contains("V2 cannot be applied again after its undo", "type \"mood\" already exists");
        assertThat(report.undo().get(0).again().schema()).isEqualTo(UndoVerdict.FAILED);
    }

    @Test
    void theOrderOfColumnsCannotBeGivenBackAndIsNotAskedFor() throws Exception {
        Report report = check(
                "ALTER TABLE users ADD a int; ALTER TABLE users RENAME name TO title;",
                "ALTER TABLE users RENAME title TO name; ALTER TABLE users DROP a;");
        assertThat(report.undo().get(0).undone().differences()).isEmpty();
        assertThat(rules(report)).doesNotContain("undo-incomplete", "undo-loses-rows");
    }

    @Test
    void rowsThatTheUndoDoesNotBringBackAreCounted() throws Exception {
        Report report = check("DELETE FROM users WHERE id > 1;", "SELECT 1;");

        Finding finding = only(report, "undo-loses-rows");
        assertThat(finding.message()).contains("2 of 3 rows of users are not there");
        assertThat(finding.evidence())
                .extracting(Evidence::text)
                .anyMatch(text -> text.contains("(id = '2', name = 'Bob')"));
        assertThat(finding.evidence()).extracting(Evidence::text).anyMatch(text -> text.contains("V2 had done that"));
    }

    @Test
    void valuesThatComeBackEmptyAreNamedWithOneRow() throws Exception {
        Report report = check("ALTER TABLE users DROP name;", "ALTER TABLE users ADD name text;");

        Finding finding = only(report, "undo-loses-rows");
        assertThat(finding.message()).contains("2 of 3 rows of users have other values in name");
        assertThat(finding.evidence())
                .extracting(Evidence::text)
                .anyMatch(text -> text.contains("The row (id = '1'): name was 'Ann' and is NULL."));
    }

    @Test
    void rowsThatWereWrittenBetweenAreMissed() throws Exception {
        Report report = check(
                "CREATE TABLE users_copy AS TABLE users; ALTER TABLE users ADD nick text;",
                "ALTER TABLE users DROP nick; DELETE FROM users; INSERT INTO users TABLE users_copy; DROP TABLE users_copy;");

        assertThat(only(report, "undo-loses-rows").message())
                .contains("1 row of users that was written between the two is gone");
    }

    @Test
    void rowsOfATableThatGoesWithItsUndoAreNoLoss() throws Exception {
        Report report = check(
                "CREATE TABLE notes (id int CONSTRAINT notes_pkey PRIMARY KEY); INSERT INTO notes VALUES (1);",
                "DROP TABLE notes;");

        assertThat(report.findings()).isEmpty();
        assertThat(report.undo().get(0).rows()).anySatisfy(table -> {
            assertThat(table.table()).isEqualTo("public.notes");
            assertThat(table.existedBefore()).isFalse();
            assertThat(table.writtenGone()).isEqualTo(1);
        });
    }

    @Test
    void aRenamedTableKeepsItsRows() throws Exception {
        Report report = check("ALTER TABLE users RENAME TO people;", "ALTER TABLE people RENAME TO users;");

        assertThat(rules(report)).doesNotContain("undo-incomplete", "undo-loses-rows", "undo-fails");
        assertThat(report.undo().get(0).rows().get(0).written()).isEqualTo(1);
        assertThat(report.undo().get(0).rows().get(0).writtenGone()).isZero();
    }

    @Test
    void rowsThatTheMigrationPutThereAreLeft() throws Exception {
        Report report = check("INSERT INTO users VALUES (10, 'Eve');", "SELECT 1;");

        assertThat(only(report, "undo-incomplete").message())
                .contains("1 row of users is left that the migration put there", "cannot be applied again");
    }

    @Test
    void aFailureIsToldAtItsLineAndTheNextScriptIsTried() throws Exception {
        Report report = trial.script("V3__next.sql", "ALTER TABLE users ADD b text;")
                .script("U3__next.sql", "ALTER TABLE users DROP b;")
                .script("V2__change.sql", "ALTER TABLE users ADD nick text;")
                .script("U2__change.sql", "SELECT 1;\n\nALTER TABLE users DROP nix;")
                .check();

        Finding finding = only(report, "undo-fails");
        assertThat(finding.startLine()).isEqualTo(3);
        assertThat(finding.message()).contains("column \"nix\" of relation \"users\" does not exist");
        assertThat(report.undo())
                .extracting(result -> result.undone().schema())
                .containsExactly(UndoVerdict.FAILED, UndoVerdict.SAME);
    }

    @Test
    void anUndoThatDropsTheSchemaIsNamed() throws Exception {
        Report report = trial.script("V3__next.sql", "ALTER TABLE users ADD b text;")
                .script("U3__next.sql", "ALTER TABLE users DROP b;")
                .script("V2__change.sql", "ALTER TABLE users ADD nick text;")
                .script("U2__change.sql", "DROP SCHEMA public CASCADE; CREATE SCHEMA public;")
                .check();

        assertThat(only(report, "undo-fails").message()).contains("took Flyway's own table");
        assertThat(report.undo().get(1).undone().schema()).isEqualTo(UndoVerdict.SAME);
    }

    @Test
    void anUndoThatNeverEndsIsStopped() throws Exception {
        trial.statementTimeout(Duration.ofSeconds(2));
        Report report = check("ALTER TABLE users ADD nick text;", "SELECT pg_sleep(600);");

        assertThat(only(report, "undo-fails").message()).contains("was stopped", "2 s");
    }

    @Test
    void anUndoOutsideATransactionThatFailsHalfwayDoesNotSpoilTheNext() throws Exception {
        Report report = trial.script("V2__change.sql", "CREATE INDEX users_name_idx ON users (name);")
                .script("U2__change.sql", "DROP INDEX CONCURRENTLY users_name_idx;\nDROP INDEX CONCURRENTLY nix;")
                .script("V3__next.sql", "CREATE INDEX users_id_idx ON users (id, name);")
                .script("U3__next.sql", "DROP INDEX CONCURRENTLY users_id_idx;")
                .check();

        assertThat(only(report, "undo-fails").startLine()).isEqualTo(2);
        assertThat(report.undo())
                .extracting(result -> result.undone().schema())
                .containsExactly(UndoVerdict.FAILED, UndoVerdict.SAME);
    }

    @Test
    void aMissingUndoIsToldWhereOthersHaveOne() throws Exception {
        Report report = trial.script("U1__users.sql", "DROP TABLE users;")
                .script("V2__change.sql", "ALTER TABLE users ADD nick text;")
                .check();

        assertThat(only(report, "undo-missing").script()).isEqualTo("db/migration/V2__change.sql");
    }

    @Test
    void aMissingUndoIsNotToldWhereThereIsNone() throws Exception {
        Report report = trial.script("V2__change.sql", "ALTER TABLE users ADD nick text;")
                .check();

        assertThat(report.findings()).isEmpty();
        assertThat(report.undo()).isEmpty();
    }

    @Test
    void aMissingUndoIsToldWhereTheTeamAsksForIt() throws Exception {
        EvidenceSettings all = EvidenceSettings.ALL;
        Report report = trial.evidence(new EvidenceSettings(
                        all.rows(), List.of(), false, true, false, Optional.empty(), false, Optional.empty(), false))
                .script("V2__change.sql", "ALTER TABLE users ADD nick text;")
                .check();

        assertThat(rules(report)).containsExactly("undo-missing");
    }

    @Test
    void aMigrationThatFailsHasNoUndoFinding() throws Exception {
        Report report = check("ALTER TABLE nix ADD nick text;", "SELECT 1;");

        assertThat(rules(report)).containsExactly("statement-failed");
        assertThat(report.undo()).isEmpty();
    }

    @Test
    void aConstraintWithoutANameNamesTheUndoThatDependsOnIt() throws Exception {
        Report report =
                check("ALTER TABLE users ADD UNIQUE (name);", "\nALTER TABLE users DROP CONSTRAINT users_name_key;");

        assertThat(only(report, "constraint-unnamed").evidence())
                .contains(Evidence.at(
                        "undo",
                        "The undo script drops users_name_key by that name.",
                        "db/migration/U2__change.sql",
                        2));
    }

    @Test
    void aRoleThatNobodyCreatesDoesNotCountAsADifference() throws Exception {
        Report report = check(
                "ALTER TABLE users ADD nick text; GRANT SELECT ON users TO reader;",
                "REVOKE SELECT ON users FROM reader; ALTER TABLE users DROP nick;");

        assertThat(report.findings()).isEmpty();
        assertThat(report.undo().get(0).undone().schema()).isEqualTo(UndoVerdict.SAME);
    }

    @Test
    void callbacksRunAsFlywayRunsThem() throws Exception {
        trial.script("beforeEachMigrate.sql", "CREATE TABLE IF NOT EXISTS journal (at int);");
        Report report = check("INSERT INTO journal VALUES (2);", "DELETE FROM journal WHERE at = 2;");

        assertThat(report.undo().get(0).undone().rows()).isEqualTo(UndoVerdict.SAME);
    }

    @Test
    void aTriggerThatRefusesRowsOnlyMeansThatNoneIsWritten() throws Exception {
        trial.script(
                "V1_1__guard.sql",
                """
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
                CREATE TRIGGER guard BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION refuse();
                """);
        Report report = check("ALTER TABLE users ADD nick text;", "ALTER TABLE users DROP nick;");

        assertThat(report.findings()).isEmpty();
        assertThat(report.undo().get(0).rows()).isEmpty();
    }

    @Test
    void hostileNamesAndValuesAreCopiedAsTheyAre() throws Exception {
        trial.script(
                "V1_1__odd.sql",
                """
                CREATE TABLE "o'd""d %L" ("a ""b'%s" text, j jsonb, t int[], r int4range, i interval, b bytea);
                INSERT INTO "o'd""d %L" VALUES (E'x\\y''\n%', '{"a": 1}', '{1,NULL}', '[1,2)', '1 day', '\\xff');
                """);
        Report report = check("DELETE FROM \"o'd\"\"d %L\";", "SELECT 1;");

        assertThat(only(report, "undo-loses-rows").message()).contains("1 of 1 row of \"o'd\"\"d %L\" is not there");
    }
}
