package io.windtunnel.checker.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.domain.report.Edit;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only the lines that an edit names are touched. */
final class ScriptTextTest {

    @Test
    void editsOfOneFileCountLinesAsTheyWere() throws FixException {
        assertThat(edited("1\n2\n3\n4\n5\n", edit(4, 4, "four\nvier"), edit(1, 2, "one")))
                .isEqualTo("one\n3\nfour\nvier\n5\n");
    }

    @Test
    void aLineKeepsItsOwnLineEnd() throws FixException {
        assertThat(edited("1\r\n2\r\n3\n4\n", edit(2, 2, "a\nb"))).isEqualTo("1\r\na\r\nb\r\n3\n4\n");
        assertThat(edited("1\r\n2\n", edit(1, 2, "a\nb"))).isEqualTo("a\r\nb\n");
    }

    @Test
    void aLastLineWithoutAnEndStaysWithoutOne() throws FixException {
        assertThat(edited("1\r\n2", edit(2, 2, "a\nb"))).isEqualTo("1\r\na\r\nb");
        assertThat(edited("1", edit(1, 1, "a\nb"))).isEqualTo("a\nb");
        assertThat(edited("1\n2", edit(2, 2, ""))).isEqualTo("1\n");
    }

    @Test
    void aByteOrderMarkAndEveryOtherByteStay() throws FixException {
        byte[] bytes = "\uFEFF1 \u00a0\u2028\u0085 ä\r\r\n2\n".getBytes(StandardCharsets.UTF_8);

        ScriptText text = ScriptText.decode(bytes, StandardCharsets.UTF_8);

        assertThat(text.edited(List.of(edit(2, 2, "2"))).encode(StandardCharsets.UTF_8))
                .isEqualTo(bytes);
    }

    @Test
    void whatCannotBeWrittenBackIsNotEdited() {
        byte[] latin = "-- für\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> ScriptText.decode(latin, StandardCharsets.UTF_8))
                .isInstanceOf(FixException.class)
                .hasMessage("it is not UTF-8 throughout, so it cannot be edited without loss");
    }

    @Test
    void aCharacterThatTheEncodingLacksIsRefused() throws FixException {
        Charset latin = StandardCharsets.ISO_8859_1;
        ScriptText text = ScriptText.decode("1\n".getBytes(latin), latin).edited(List.of(edit(1, 1, "\u4e16")));

        assertThatThrownBy(() -> text.encode(latin)).hasMessageContaining("ISO-8859-1 has no characters for");
    }

    @Test
    void overlappingEditsAreRefused() {
        assertThatThrownBy(() -> edited("1\n2\n3\n", edit(1, 2, "a"), edit(2, 3, "b")))
                .isInstanceOf(FixException.class)
                .hasMessage("two edits want line 2");
    }

    @Test
    void linesThatAreNotThereAreRefused() {
        assertThatThrownBy(() -> edited("1\n2\n", edit(2, 3, "a"))).hasMessage("it has no lines 2 to 3");
        assertThatThrownBy(() -> edited("1\n2\n", edit(2, 1, "a"))).hasMessage("it has no lines 2 to 1");
        assertThatThrownBy(() -> edited("1\n2\n", edit(0, 1, "a"))).isInstanceOf(FixException.class);
    }

    @Test
    void linesThatGoLeaveNoGap() throws FixException {
        assertThat(tidied("a\n\nb\n\nc\n\nd\n", edit(3, 3, ""), edit(7, 7, ""))).isEqualTo("a\n\nc\n");
        assertThat(tidied("a\n\nb\nc\n", edit(3, 3, ""))).isEqualTo("a\n\nc\n");
        assertThat(tidied("a\n\n\nb\n", edit(1, 1, "x"), edit(4, 4, ""))).isEqualTo("x\n");
        assertThat(tidied("a\n\nb", edit(3, 3, "x"))).isEqualTo("a\n\nx");
    }

    private static String edited(String text, Edit... edits) throws FixException {
        return String.join("", text(text).edited(List.of(edits)).lines());
    }

    private static String tidied(String text, Edit... edits) throws FixException {
        ScriptText script = text(text);
        return String.join("", script.edited(script.tidied(List.of(edits))).lines());
    }

    private static ScriptText text(String text) throws FixException {
        return ScriptText.decode(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Edit edit(int start, int end, String text) {
        return new Edit("V1__a.sql", start, end, text);
    }
}
