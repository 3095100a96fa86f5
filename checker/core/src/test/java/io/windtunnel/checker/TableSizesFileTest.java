package io.windtunnel.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.observation.TableSize;
import io.windtunnel.checker.observation.TableSizes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file with the sizes of production's tables. */
final class TableSizesFileTest {

    private final Path directory;

    TableSizesFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void tablesAreKnownByTheirQuotedNames() throws Exception {
        TableSizes sizes = read(
                """
                        {"schema":"public","table":"orders","rows":12000000,"bytes":4294967296}

                        {"schema" : "Odd.One", "table" : "a \\"b\\"\\nc", "rows" : null, "bytes" : 0, "later" : "more"}
                        """);

        assertThat(sizes.of("public.orders")).contains(new TableSize(OptionalLong.of(12_000_000), 4L << 30));
        assertThat(sizes.of("\"Odd.One\".\"a \"\"b\"\"\nc\"")).contains(new TableSize(OptionalLong.empty(), 0));
        assertThat(sizes.of("public.customer")).isEmpty();
    }

    @Test
    void everyLineThatCannotBeReadIsNamed() {
        refused(
                """
                {"schema":"public","table":"a","rows":1,"bytes":8192}
                public,b,1,8192
                {"schema":"public","rows":1,"bytes":8192}
                {"schema":"public","table":"c","rows":-1,"bytes":8192}
                {"schema":"public","table":"d","rows":1e99,"bytes":8192}
                {"schema":"public","table":"a","rows":2,"bytes":8192} more
                """,
                "line 2 is no JSON object",
                "line 3 lacks the texts \"schema\" and \"table\"",
                "line 4 lacks the numbers \"rows\" (or null) and \"bytes\"",
                "line 5 lacks the numbers",
                "line 6 is no JSON object",
                "windtunnel table-sizes");
    }

    @Test
    void aTableThatIsNamedTwiceIsRefused() {
        String line = "{\"schema\":\"public\",\"table\":\"a\",\"rows\":1,\"bytes\":8192}\n";

        refused(line + line, "line 2 names public.a again");
    }

    @Test
    void manyBadLinesAreCounted() {
        refused("x\n".repeat(9), "line 5", "and 4 lines more");
    }

    @Test
    void aFileOfAnotherEncodingIsNoTable() throws IOException {
        Files.write(directory.resolve("sizes.jsonl"), "\u00fc".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> TableSizesFile.read(Path.of("sizes.jsonl"), directory))
                .hasMessage("The table sizes sizes.jsonl: it is no UTF-8 text.");
    }

    private void refused(String text, String... told) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        CheckException.class, e -> assertThat(e.kind()).isEqualTo(CheckException.Kind.CONFIGURATION))
                .hasMessageContainingAll(told);
    }

    private TableSizes read(String text) throws IOException, CheckException {
        Files.writeString(directory.resolve("sizes.jsonl"), text);
        return TableSizesFile.read(Path.of("sizes.jsonl"), directory);
    }
}
