package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.CheckRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What {@code windtunnel init} finds in repositories as teams lay them out; what it writes is used at once. */
final class InitCommandTest {

    private static final String SCRIPT = "CREATE TABLE users (id bigint PRIMARY KEY);";

    private final Path home;
    private final ConfiguredRun run;

    InitCommandTest(@TempDir Path home) throws IOException {
        this.home = home.toRealPath();
        this.run = new ConfiguredRun(this.home);
    }

    @Test
    void springBootWithMaven() throws Exception {
        git("trunk");
        run.file("src/main/resources/db/{vendor}/V1__a.sql", SCRIPT)
                .file("src/main/resources/db/postgresql/V1__a.sql", SCRIPT)
                .file(
                        "src/main/resources/application.yml",
                        """
                        info:
                          version: @project.version@
                        spring:
                          flyway:
                            locations:
                              - classpath:db/{vendor}
                            default-schema: shop
                            postgresql:
                              transactional-lock: false
                            placeholders:
                              tenant: "a: b # c"
                              secret: ${SECRET}
                            url: jdbc:postgresql://production/shop
                        ---
                        spring:
                          config.activate.on-profile: prod
                          flyway.locations: classpath:db/prod
                        """)
                .file("src/main/resources/application-test.properties", "spring.flyway.table=history\n")
                .file(
                        "pom.xml",
                        """
                        <project xmlns="http://maven.apache.org/POM/4.0.0">
                          <properties><base>com.shop</base><jooq.package>${base}.db</jooq.package></properties>
                          <build><plugins><plugin>
                            <groupId>org.jooq</groupId><artifactId>jooq-codegen-maven</artifactId>
                            <configuration><generator><target><packageName>${jooq.package}</packageName></target></generator>
                            </configuration>
                          </plugin></plugins></build>
                        </project>
                        """)
                .file("compose.yaml", "services: {db: {image: 'postgres:${PG:-16}-alpine'}}\n");

        init();

        assertThat(run.out())
                .contains(
                        "found  migrations in src/main/resources/db/postgresql  (src/main/resources/application.yml:6)",
                        "found  PostgreSQL embedded:16  (compose.yaml, service db, image postgres:16-alpine)",
                        "found  jOOQ's classes in com.shop.db  (pom.xml)",
                        "found  default branch trunk",
                        "application.yml:12: flyway's placeholders.secret is ${SECRET}, which is not known here",
                        "locations classpath:db/prod (src/main/resources/application.yml:17)",
                        "table history (src/main/resources/application-test.properties)",
                        "wrote  windtunnel.yml",
                        "wrote  .github/workflows/windtunnel.yml",
                        "<artifactId>windtunnel-maven-plugin</artifactId>")
                .doesNotContain("production", "gradle");
        CheckRequest request = checked("");
        assertThat(request.migrations()).containsExactly(Path.of("src/main/resources/db/postgresql"));
        assertThat(request.run().postgres().toString()).contains("16");
        assertThat(request.run().flywaySettings())
                .isEqualTo(Map.of(
                        "defaultSchema", "shop",
                        "postgresql.transactional.lock", "false",
                        "placeholders.tenant", "a: b # c"));
        assertThat(text("windtunnel.yml")).contains("# model: jooq:com.shop.db@target/classes:jooq.jar");
        assertThat(text(".github/workflows/windtunnel.yml"))
                .contains("branches: [trunk]", "/.github/actions/check@", "fetch-depth: 0")
                .doesNotContain("working-directory");
    }

    @Test
    void springBootWithGradleInKotlin() throws Exception {
        git("main");
        run.file("src/main/resources/db/migration/V1__a.sql", SCRIPT)
                .file("src/main/resources/application.properties", "spring.flyway.schemas=a,b\n")
                .file(
                        "build.gradle.kts",
                        """
                        plugins { id("org.flywaydb.flyway") version "11.0.0" }
                        flyway {
                            // locations = arrayOf("classpath:db/old")
                            url = "jdbc:postgresql://localhost/shop"
                            locations = arrayOf(
                                "filesystem:$projectDir/src/main/resources/db/migration",
                            )
                            sqlMigrationPrefix = prefixOf(project)
                            placeholders = mapOf("a" to "b")
                        }
                        jooq { configuration { generator { target { packageName = "com.shop.db" } } } }
                        """)
                .file("docker-compose.yml", "services: {db: {image: postgis/postgis:16-3.4}}\n");

        init();

        assertThat(run.out())
                .contains(
                        "found  migrations in src/main/resources/db/migration  (build.gradle.kts)",
                        "found  jOOQ's classes in com.shop.db  (build.gradle.kts)",
                        "found  PostgreSQL docker:postgis/postgis:16-3.4",
                        "build.gradle.kts: flyway's sqlMigrationPrefix is no plain text there (prefixOf(project))",
                        "build.gradle.kts: the placeholders of the flyway block are not read",
                        "For gradle check, in build.gradle.kts",
                        "tasks.registering(Exec::class)")
                .doesNotContain("windtunnel-maven-plugin", "db/old");
        CheckRequest request = checked("");
        assertThat(request.migrations()).containsExactly(Path.of("src/main/resources/db/migration"));
        assertThat(request.run().flywaySettings()).containsEntry("schemas", "a,b");
        assertThat(text("windtunnel.yml")).contains("@build/classes/java/main:");
    }

    @Test
    void plainFlywayIsReadByEveryCommandItself() throws Exception {
        git("master");
        run.file("flyway.conf", "flyway.locations=filesystem:sql\nflyway.user=x\n")
                .file("sql/V1__a.sql", SCRIPT);

        init();

        assertThat(run.out())
                .contains(
                        "found  Flyway's own settings, which every command reads  (flyway.conf)",
                        "found  migrations in sql  (flyway.conf)",
                        "found  default branch master");
        assertThat(text("windtunnel.yml")).contains("as flyway.conf says", "\n# migrations: ");
        assertThat(checked("").migrations()).isEmpty();
    }

    @Test
    void oneHistoryInOneOfManyModulesIsCheckedFromTheRoot() throws Exception {
        git("main");
        run.file("pom.xml", "<project><modules><module>app</module><module>store</module></modules></project>")
                .file("app/pom.xml", "<project/>")
                .file("app/src/main/resources/application.yaml", "spring.flyway.locations: 'classpath:db/shop'\n")
                .file("store/pom.xml", "<project/>")
                .file("store/src/main/resources/db/shop/V1__a.sql", SCRIPT)
                .file("store/target/classes/db/shop/V1__a.sql", SCRIPT);

        init();

        assertThat(checked("").migrations()).containsExactly(Path.of("store/src/main/resources/db/shop"));
    }

    @Test
    void everyServiceWithAHistoryOfItsOwnGetsItsFile() throws Exception {
        git("main");
        run.file("billing/build.gradle", "flyway { schemas = ['billing'] }\n")
                .file("billing/src/main/resources/db/migration/V1__a.sql", SCRIPT)
                .file(
                        "shop/pom.xml",
                        """
                        <project><build><plugins><plugin><artifactId>flyway-maven-plugin</artifactId><configuration>
                        <locations><location>filesystem:${project.basedir}/db</location></locations>
                        <placeholders><who>shop</who></placeholders><url>${db.url}</url>
                        </configuration></plugin></plugins></build></project>
                        """)
                .file("shop/db/V1__a.sql", SCRIPT);

        init();

        assertThat(home.resolve("windtunnel.yml")).doesNotExist();
        assertThat(checked("billing").migrations()).containsExactly(Path.of("src/main/resources/db/migration"));
        CheckRequest shop = checked("shop");
        assertThat(shop.migrations()).containsExactly(Path.of("db"));
        assertThat(shop.run().flywaySettings()).isEqualTo(Map.of("placeholders.who", "shop"));
        assertThat(text(".github/workflows/windtunnel.yml"))
                .contains("working-directory: billing\n          name: billing\n", "working-directory: shop\n");
        assertThat(run.out())
                .contains(
                        "in each directory with a windtunnel.yml of its own",
                        "tasks.register('windtunnel', Exec)",
                        "windtunnel-maven-plugin");
    }

    @Test
    void scriptsThatNothingNamesAreFoundByTheirNames() throws Exception {
        git("main");
        run.file("database/changes/V1__a.sql", SCRIPT)
                .file("database/a-mysql/V1__a.sql", SCRIPT)
                .file("src/test/resources/db/V1__t.sql", SCRIPT)
                .file("docker-compose.yml", "services: {db: {image: 'postgres:10'}}\n");

        init();

        assertThat(run.out())
                .contains(
                        "database/a-mysql: left out, by its name for another database",
                        "image postgres:10: there is no embedded PostgreSQL \"10\"");

        assertThat(checked("").migrations()).containsExactly(Path.of("database/changes"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres:17.2-bookworm|postgres: embedded:17",
                "registry.example:5000/library/postgres:16@sha256:ab|postgres: docker:registry",
                "bitnami/postgresql:15|postgres: embedded:15",
                "postgres|# postgres: embedded",
                "postgres:latest|# postgres: embedded",
                "pgvector/pgvector:pg17|postgres: docker:pgvector/pgvector:pg17"
            })
    void serverIsThatOfTheComposeFile(String image, String written) throws Exception {
        run.file("compose.yml", "services: {db: {image: '" + image + "'}}\n");

        init();

        assertThat(text("windtunnel.yml")).contains("\n" + written);
        checked("");
    }

    @Test
    void nothingAtAllGivesAFileThatSaysWhatToFillIn() throws Exception {
        assertThat(run.in("", "init")).isZero();

        assertThat(run.out())
                .contains("found no migrations", "wrote  windtunnel.yml", "this is no Git repository")
                .doesNotContain("found  ");
        assertThat(ConfigurationManualTest.errors(text("windtunnel.yml"))).isEmpty();
        assertThat(checked("").migrations()).isEmpty();
        assertThat(home.resolve(".github")).doesNotExist();
    }

    @Test
    void nothingIsOverwrittenWithoutForce() throws Exception {
        git("main");
        run.file("windtunnel.yml", "all: true\n").file("sql/V1__a.sql", SCRIPT);

        init();
        assertThat(text("windtunnel.yml")).isEqualTo("all: true\n");
        assertThat(run.out()).contains("kept   windtunnel.yml", "wrote  .github/workflows/windtunnel.yml");

        assertThat(run.in("", "init", "--force")).isZero();
        assertThat(text("windtunnel.yml")).contains("migrations: sql");
    }

    @Test
    void forceReplacesASymbolicLinkAndNotWhatItPointsTo() throws Exception {
        run.file("elsewhere.yml", "precious\n").file("sql/V1__a.sql", SCRIPT);
        Files.createSymbolicLink(home.resolve("windtunnel.yml"), Path.of("elsewhere.yml"));

        assertThat(run.in("", "init", "--force")).isZero();

        assertThat(text("elsewhere.yml")).isEqualTo("precious\n");
        assertThat(text("windtunnel.yml")).contains("migrations: sql");
    }

    @Test
    void worksBesideAFileThatIsWrong() throws Exception {
        run.file("windtunnel.yml", "nonsense: [\n");

        assertThat(run.in("", "init", "--force")).as(run::err).isZero();
    }

    @Test
    void hostileFilesAreToldAndDoNoHarm() throws Exception {
        git("main");
        run.file("secret", "s3cret")
                .file(
                        "pom.xml",
                        "<!DOCTYPE p [<!ENTITY x SYSTEM \"secret\">]><project><properties><flyway.table>&x;"
                                + "</flyway.table></properties></project>")
                .file("src/main/resources/application.yml", "spring: {flyway: [&a [*a, *a], *a]}\n}\u001b[2J")
                .file("src/main/resources/application.properties", "spring.flyway.table=a\\u000anew: key\\u001b[2J\n")
                .file("compose.yml", "services: [")
                .file("src/main/resources/application-deep.yml", "[".repeat(200_000))
                .file("build.gradle", "flyway { locations = ['''\nx")
                .file("a\n: b/V1__a.sql", SCRIPT);

        init();

        assertThat(run.out())
                .contains(
                        "pom.xml cannot be read",
                        "application.yml cannot be read",
                        "compose.yml cannot be read",
                        "nested too deeply")
                .doesNotContain("s3cret", "\u001b");
        CheckRequest request = checked("");
        assertThat(request.run().flywaySettings()).isEqualTo(Map.of("table", "a\nnew: key\u001b[2J"));
        assertThat(request.migrations()).containsExactly(Path.of("a\n: b"));
    }

    @Test
    void workflowIsYamlWithStepsInOrder() throws Exception {
        git("main");
        run.file("a/b.c/pom.xml", "<project/>")
                .file("a/b.c/src/main/resources/db/migration/V1__a.sql", SCRIPT)
                .file("b/pom.xml", "<project/>")
                .file("b/src/main/resources/db/migration/V1__a.sql", SCRIPT);

        init();

        Map<?, ?> workflow = (Map<?, ?>)
                new Load(LoadSettings.builder().build()).loadFromString(text(".github/workflows/windtunnel.yml"));
        assertThat(workflow.get("on")).isInstanceOf(Map.class);
        assertThat(String.valueOf(workflow.get("jobs")))
                .containsSubsequence(
                        "actions/checkout@",
                        "fetch-depth=0",
                        ".github/actions/check@",
                        "name=a-b.c",
                        "check@",
                        "name=b");
        Map<?, ?> action = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("../../.github/actions/check/action.yml")));
        assertThat(action.get("inputs"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKeys("working-directory", "name");
    }

    private void git(String branch) throws Exception {
        Git.init().setDirectory(home.toFile()).setInitialBranch(branch).call().close();
    }

    private void init() {
        assertThat(run.in("", "init")).as(run::err).isZero();
    }

    /** What a check gets to do in a directory with what was written there, which fits the schema. */
    private CheckRequest checked(String directory) throws IOException {
        assertThat(ConfigurationManualTest.errors(text(directory + "/windtunnel.yml")))
                .as(text(directory + "/windtunnel.yml"))
                .isEmpty();
        ConfiguredRun check = new ConfiguredRun(home);
        check.in(directory, "check");
        return check.request();
    }

    private String text(String file) throws IOException {
        return Files.readString(home.resolve(file.startsWith("/") ? file.substring(1) : file));
    }
}
