package io.windtunnel.checker.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.OnEveryMajor;
import io.windtunnel.checker.TrialCheck;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Lock;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.Outcome;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.SchemaObject;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.domain.report.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations in Java, for which Flyway announces no statement. */
final class JavaMigrationTest {

    private static final String TABLE =
            "CREATE TABLE account (id int CONSTRAINT account_pkey PRIMARY KEY, email text);\n";

    private final Path project;
    private final TrialCheck trial;

    JavaMigrationTest(@TempDir Path project) {
        this.project = project;
        this.trial = TrialCheck.in(project).script("V1__account.sql", TABLE);
    }

    @OnEveryMajor
    void itsStatementsAreWatched(int major) throws CheckException, IOException {
        compile(
                "V2__Fill_accounts",
                """
                try (java.sql.Statement statement = context.getConnection().createStatement()) {
                    statement.execute("ALTER TABLE account ADD COLUMN note text");
                    statement.addBatch("INSERT INTO account (id) VALUES (1)");
                    statement.addBatch("INSERT INTO account (id) VALUES (2)");
                    statement.executeBatch();
                }
                try (java.sql.PreparedStatement statement =
                        context.getConnection().prepareStatement("UPDATE account SET note = ? WHERE id = 1")) {
                    statement.setString(1, "x");
                    statement.executeUpdate();
                }
                """);

        Report report = trial.on(major).check();

        assertThat(report.problems()).isEmpty();
        Migration seen = report.migrations().get(1);
        assertThat(seen.script()).isEqualTo("db.migration.V2__Fill_accounts");
        assertThat(seen.version()).contains("2");
        assertThat(seen.statements()).hasSize(3).allMatch(statement -> statement.startLine() == 0);
        assertThat(seen.statements().get(0).sql()).isEqualTo("ALTER TABLE account ADD COLUMN note text");
        assertThat(seen.statements().get(0).locks())
                .contains(new Lock("public.account", "table", "AccessExclusiveLock", true));
        assertThat(seen.statements().get(1).writes()).containsExactly(new Write("public.account", 2, 0, 0, true));
        assertThat(seen.statements().get(2).writes()).containsExactly(new Write("public.account", 0, 1, 0, true));
    }

    @Test
    void itsFailureIsAFindingThatNamesTheClass() throws CheckException, IOException {
        compile(
                "V2__Fails",
                """
                try (java.sql.Statement statement = context.getConnection().createStatement()) {
                    statement.execute("SELECT nothing FROM account");
                }
                """);

        Report report = trial.check();

        assertThat(report.summary().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("statement-failed");
            assertThat(finding.script()).isEqualTo("db.migration.V2__Fails");
            assertThat(finding.message()).contains("column \"nothing\" does not exist");
        });
    }

    @Test
    void itsOwnExceptionIsAFindingToo() throws CheckException, IOException {
        compile("V2__Throws", "throw new IllegalStateException(\"no luck\");");

        assertThat(trial.check().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.script()).isEqualTo("db.migration.V2__Throws");
            assertThat(finding.startLine()).isZero();
            assertThat(finding.message()).startsWith("The migration failed: no luck");
        });
    }

    @Test
    void whatItDropsIsJudgedAsInAScript() throws CheckException, IOException {
        compile(
                "V2__Drops",
                """
                try (java.sql.Statement statement = context.getConnection().createStatement()) {
                    statement.execute("DO $$ BEGIN DROP TABLE account; END $$");
                }
                """);

        assertThat(trial.check().findings()).extracting(Finding::rule).containsExactly("table-dropped");
    }

    @Test
    void scriptsBesideItAreStillAnnouncedWithTheirLines() throws CheckException, IOException {
        compile("V2__Nothing", "");

        Report report =
                trial.script("V3__more.sql", "\nCREATE TABLE more (id int);").check();

        assertThat(report.migrations()).hasSize(3);
        assertThat(report.migrations().get(1).statements()).isEmpty();
        Statement more = report.migrations().get(2).statements().get(0);
        assertThat(more.startLine()).isEqualTo(2);
        assertThat(more.created()).containsExactly(new SchemaObject("table", "public.more"));
    }

    @Test
    void scriptsAreTakenFromTheSourcesAndNotFromWhatWasCopiedBesideTheClass() throws CheckException, IOException {
        compile("V2__Nothing", "");

        Report report = trial.file("flyway.conf", "flyway.locations=classpath:db/migration\n")
                .file("src/main/resources/db/migration/V1__account.sql", TABLE)
                .file("classes/db/migration/V1__account.sql", TABLE)
                .file("classes/db/migration/V9__deleted.sql", "DROP TABLE account;")
                .check();

        assertThat(report.migrations())
                .extracting(Migration::script)
                .containsExactly("src/main/resources/db/migration/V1__account.sql", "db.migration.V2__Nothing");
    }

    @Test
    void isPendingWhereItsSourceIsNewInGit() throws Exception {
        compile("V2__Old", "");
        Files.createFile(project.resolve("README"));
        try (Git git = Git.init()
                .setDirectory(project.toFile())
                .setInitialBranch("main")
                .call()) {
            git.add()
                    .addFilepattern("db")
                    .addFilepattern("java")
                    .addFilepattern("README")
                    .call();
            git.commit().setMessage("base").setSign(false).call();
            git.checkout().setCreateBranch(true).setName("work").call();
            compile("V3__New", "");

            Report report = trial.scope(new CheckScope.Pending()).check();

            assertThat(report.migrations()).extracting(Migration::script).containsExactly("db.migration.V3__New");
            git.add().addFilepattern("java").call();
            git.commit().setMessage("new").setSign(false).call();
            git.branchCreate().setName("main").setForce(true).call();
            assertThat(trial.check().migrations()).isEmpty();
        }
    }

    /** A class in package db.migration, compiled into the class path of the check. */
    private void compile(String name, String body) throws IOException {
        Path source = Files.createDirectories(project.resolve("java")).resolve(name + ".java");
        Path classes = Files.createDirectories(project.resolve("classes"));
        Files.writeString(
                source,
                """
                package db.migration;

                public class %s extends org.flywaydb.core.api.migration.BaseJavaMigration {
                    @Override
                    public void migrate(org.flywaydb.core.api.migration.Context context) throws Exception {
                %s
                    }
                }
                """
                        .formatted(name, body));
        int result = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(result).isZero();
        trial.file("flyway.conf", "flyway.locations=filesystem:db/migration,classpath:db/migration\n")
                .classPath(classes);
    }
}
