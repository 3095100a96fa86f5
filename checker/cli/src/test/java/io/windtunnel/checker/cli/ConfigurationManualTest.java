package io.windtunnel.checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.windtunnel.checker.cli.configuration.ConfigurableOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published schema and the manual say of {@code windtunnel.yml} what the options say. After a change of the options,
 * {@code mvn -pl checker/cli -am test -Dtest=ConfigurationManualTest -Dwindtunnel.update=true
 * -Dsurefire.failIfNoSpecifiedTests=false} writes both anew.
 */
final class ConfigurationManualTest {

    static final Path SCHEMA =
            Path.of("src/main/resources/io/windtunnel/checker/cli/configuration/windtunnel.schema.json");
    private static final Path MANUAL = Path.of("../../docs/configuration.md");
    private static final String START = "<!-- keys: written by ConfigurationManualTest -->\n\n";
    private static final String END = "\n<!-- end of keys -->";

    private final Path home;
    private final ConfigurationManual manual;

    ConfigurationManualTest(@TempDir Path home) {
        this.home = home;
        this.manual = new ConfigurationManual(
                new ConfigurableOptions(new ConfiguredRun(home).windtunnel("").commandLine()));
    }

    @Test
    void schemaIsWhatTheOptionsSay() throws IOException {
        if (Boolean.getBoolean("windtunnel.update")) {
            Files.createDirectories(SCHEMA.resolveSibling(""));
            Files.writeString(SCHEMA, manual.schema());
        }

        assertThat(SCHEMA).as("-Dwindtunnel.update=true writes it anew").hasContent(manual.schema());
    }

    @Test
    void everyKeyStandsInTheManual() throws IOException {
        String text = Files.readString(MANUAL);
        int start = text.indexOf(START) + START.length();
        int end = text.indexOf(END);
        assertThat(end).as("the place of the table").isGreaterThanOrEqualTo(start);
        if (Boolean.getBoolean("windtunnel.update")) {
            Files.writeString(MANUAL, text.substring(0, start) + manual.table() + text.substring(end));
            return;
        }

        assertThat(manual.keys()).isNotEmpty().allSatisfy(key -> assertThat(text)
                .contains("| `" + key + "` |"));
        assertThat(text.substring(start, end))
                .as("-Dwindtunnel.update=true writes it anew")
                .isEqualTo(manual.table());
    }

    @Test
    void everyKeyHasOneTypeInAllCommands() {
        ConfigurableOptions options =
                new ConfigurableOptions(new ConfiguredRun(home).windtunnel("").commandLine());
        assertThat(options.keys()).isNotEmpty().allSatisfy((key, commands) -> assertThat(commands.stream()
                        .map(command -> ConfigurableOptions.valueType(options.option(key, command))
                                .getName())
                        .distinct())
                .hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|true",
                "all: true|true",
                "from: 1.10|true",
                "all: false;from: 7|true",
                "migrations: sql;before: [];fail-on: warning;statement-timeout: 5|true",
                "migrations: [sql, sql];flyway: {mixed: true, placeholders.a: };server-setting: [a=b]|true",
                "format: [terminal, json];output: ['-', r.json]|true",
                "postgres: embedded:16;superuser: true;ignore: a*|true",
                "model: jooq:shop.db@classes|true",
                "postgres: jdbc:postgresql://localhost/x|true",
                "preset: [strict, design];rule: {table-dropped: off};threshold: {rows-share: 30}|true",
                "preset: lax|false",
                "al: true|false",
                "all: 3|false",
                "all: true;from: 7|false",
                "base: main;from: 7|false",
                "fail-on: sometimes|false",
                "statement-timeout: soon|false",
                "statement-timeout: 0|false",
                "postgres: mysql|false",
                "postgres: [embedded]|false",
                "model: jooq:shop.db|false",
                "migrations: {a: b}|false",
                "migrations:|false",
                "server-setting: [a]|false",
                "format: pdf|false",
                "rename: a:b|false",
                "config: x.yml|false",
                "superuser: [true]|false",
                "- all|false"
            })
    void schemaAcceptsWhatTheCommandAccepts(String lines, boolean isRight) throws IOException {
        String yaml = lines.replace(';', '\n');
        ConfiguredRun run = new ConfiguredRun(home).directory("sql").file("windtunnel.yml", yaml);

        int code = run.in("", "check");

        assertThat(errors(yaml).isEmpty()).as(() -> "schema: " + errors(yaml)).isEqualTo(isRight);
        assertThat(code).as(run::err).isEqualTo(isRight ? 3 : 2);
    }

    /** What the published schema says against a text of YAML. */
    static List<Error> errors(String yaml) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(read(SCHEMA));
        return schema.validate(new JsonMapper().writeValueAsString(tree), InputFormat.JSON);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
