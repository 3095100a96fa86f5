package io.windtunnel.checker.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.flyway.FlywaySettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which database is meant, and who logs in. */
final class TargetFinderTest {

    private static final TargetChoice NOTHING = new TargetChoice(Optional.empty(), Optional.empty(), Optional.empty());

    private final Path directory;

    TargetFinderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void urlOfTheCommandLineBringsItsOwnUser() throws Exception {
        write("flyway.conf", "flyway.url=jdbc:postgresql://other/db\nflyway.user=somebody\nflyway.password=x");
        TargetDatabase target = find(
                new TargetChoice(
                        Optional.of("jdbc:postgresql://db/shop?user=a&password=b"), Optional.empty(), Optional.empty()),
                Map.of());

        assertThat(target.address().user()).isEqualTo("a");
        assertThat(target.address().password()).isEqualTo("b");
        assertThat(target).hasToString("jdbc:postgresql://db:5432/shop");
        assertThat(target.name()).isEqualTo("db/shop");
    }

    @Test
    void userAndPasswordOfTheCommandLineReplaceAllOthers() throws Exception {
        write("flyway.conf", "flyway.url=jdbc:postgresql://db/shop\nflyway.user=somebody\nflyway.password=x");
        TargetDatabase target = find(
                new TargetChoice(Optional.empty(), Optional.of("ad min"), Optional.of("SECRET")),
                Map.of("SECRET", "p&ss word"));

        assertThat(target.address().user()).isEqualTo("ad min");
        assertThat(target.address().password()).isEqualTo("p&ss word");
    }

    @Test
    void flywaysTomlNamesAnEnvironmentAndItsVariables() throws Exception {
        write(
                "flyway.toml",
                """
                [flyway]
                environment = "test"
                [environments.test]
                url = "jdbc:postgresql://db/test"
                user = "tester"
                password = "${env.TEST_PASSWORD}"
                """);
        TargetDatabase target = find(NOTHING, Map.of("TEST_PASSWORD", "secret"));

        assertThat(target).hasToString("jdbc:postgresql://db:5432/test");
        assertThat(target.address().password()).isEqualTo("secret");
        assertThat(target.origin()).isEqualTo("flyway.url");
    }

    @Test
    void flywaysVariablesStandAboveItsFiles() throws Exception {
        write("flyway.conf", "flyway.url=jdbc:postgresql://other/db");

        assertThat(find(NOTHING, Map.of("FLYWAY_URL", "jdbc:postgresql://db/shop")))
                .hasToString("jdbc:postgresql://db:5432/shop");
    }

    @Test
    void variablesOfTheComposeFileAreReplaced() throws Exception {
        write(".env", "PORT=6000\nTAG='17'\n# PORT=1\n");
        write(
                "compose.yml",
                """
                services:
                  db:
                    image: registry.example/library/postgres:${TAG}-alpine
                    environment:
                      POSTGRES_USER: ${OWNER:-shop}
                      POSTGRES_PASSWORD: a$$b
                    ports:
                      - target: 5432
                        published: ${PORT?set it}
                """);
        TargetDatabase target = find(NOTHING, Map.of());

        assertThat(target).hasToString("jdbc:postgresql://localhost:6000/shop");
        assertThat(target.address().user()).isEqualTo("shop");
        assertThat(target.address().password()).isEqualTo("a$b");
        assertThat(target.isLocal()).isTrue();
    }

    @Test
    void imagesOfTheComposeFileAreToldWithTheirPlaces() throws Exception {
        assertThat(images()).isEmpty();

        write(
                "compose.yml",
                "services: {db: {image: 'postgres:${TAG:-16}'}, geo: {image: postgis/postgis:17}, cache: {image: redis}, "
                        + "own: {build: .}}");

        assertThat(images())
                .containsOnly(
                        Map.entry("compose.yml, service db", "postgres:16"),
                        Map.entry("compose.yml, service geo", "postgis/postgis:17"));
    }

    private Map<String, String> images() throws DatabaseException {
        return new TargetFinder(directory, Map.of()).composeImages();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    services: {db: {image: mysql}}                                 | holds no service with an image of Postgres
                    services: {db: {image: postgres}}                              | publishes no port for 5432
                    services: {db: {image: postgres, ports: ['5432']}}             | publishes no port for 5432
                    services: {a: {image: postgres, ports: ['1:5432']}, b: {image: postgis/postgis, ports: ['2:5432']}} | more than one Postgres
                    services: [                                                     | cannot be read
                    """)
    void composeFileThatNamesNoDatabaseIsToldWithTheWayOut(String yaml, String told) throws Exception {
        write("docker-compose.yml", yaml);

        assertThatThrownBy(() -> find(NOTHING, Map.of()))
                .hasMessageContaining("docker-compose.yml")
                .hasMessageContaining(told)
                .hasMessageContaining("--url");
    }

    @Test
    void missingVariableAndMissingDatabaseAreTold() {
        assertThatThrownBy(() -> find(NOTHING, Map.of())).hasMessageContaining("No database is named: give --url");
        assertThatThrownBy(() -> find(
                        new TargetChoice(Optional.of("jdbc:postgresql://db/a"), Optional.empty(), Optional.of("NIX")),
                        Map.of()))
                .hasMessageContaining("--password-env NIX: there is no such environment variable");
        assertThatThrownBy(() -> find(
                        new TargetChoice(Optional.of("jdbc:mysql://db/a"), Optional.empty(), Optional.empty()),
                        Map.of()))
                .hasMessageContaining("--url: This is not a URL of a PostgreSQL server");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost/a, true, localhost/a",
        "jdbc:postgresql:a, true, localhost/a",
        "jdbc:postgresql://127.0.0.2:99/a, true, 127.0.0.2/a",
        "jdbc:postgresql://[::1]:99/a, true, [::1]/a",
        "jdbc:postgresql://192.0.2.7/a, false, 192.0.2.7/a",
        "'jdbc:postgresql://localhost:1,192.0.2.7:2/a', false, 'localhost,192.0.2.7/a'"
    })
    void onlyThisMachineIsLocal(String url, boolean local, String name) throws Exception {
        TargetDatabase target = find(new TargetChoice(Optional.of(url), Optional.empty(), Optional.empty()), Map.of());

        assertThat(target.isLocal()).isEqualTo(local);
        assertThat(target.name()).isEqualTo(name);
    }

    private TargetDatabase find(TargetChoice choice, Map<String, String> environment) throws DatabaseException {
        return new TargetFinder(directory, environment)
                .find(choice, new FlywaySettingsReader(directory, environment).connection(List.of(), Map.of()));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
