package io.windtunnel.checker.fix;

import io.windtunnel.domain.report.Edit;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A script's text in lines, to be edited without touching anything else: each line keeps its own line end, and a last
 * line without one stays without.
 *
 * @param lines each with its line end
 */
record ScriptText(List<String> lines) {

    ScriptText {
        lines = List.copyOf(lines);
    }

    /**
     * The text of a file.
     *
     * @throws FixException where it could not be written back byte for byte
     */
    static ScriptText decode(byte[] bytes, Charset charset) throws FixException {
        try {
            CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            ScriptText decoded = new ScriptText(Arrays.asList(text.toString().split("(?<=\n)", 0)));
            if (Arrays.equals(decoded.encode(charset), bytes)) {
                return decoded;
            }
        } catch (CharacterCodingException e) {
            // It is told below, as what it means here.
        }
        throw new FixException("it is not %s throughout, so it cannot be edited without loss".formatted(charset));
    }

    /**
     * The file's bytes.
     *
     * @throws FixException where the encoding has no such characters
     */
    byte[] encode(Charset charset) throws FixException {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(String.join("", lines)));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException e) {
            throw new FixException("the encoding %s has no characters for the new lines".formatted(charset));
        }
    }

    /**
     * The text with these edits, all of which count lines as they are now.
     *
     * @throws FixException where two of them overlap or one is not within the text
     */
    ScriptText edited(List<Edit> edits) throws FixException {
        List<String> edited = new ArrayList<>();
        int done = 0;
        for (Edit edit : sorted(edits)) {
            if (edit.startLine() <= done) {
                throw new FixException("two edits want line " + edit.startLine());
            }
            if (edit.endLine() < edit.startLine() || edit.endLine() > lines.size()) {
                throw new FixException("it has no lines %d to %d".formatted(edit.startLine(), edit.endLine()));
            }
            edited.addAll(lines.subList(done, edit.startLine() - 1));
            edited.addAll(replacement(edit));
            done = edit.endLine();
        }
        edited.addAll(lines.subList(done, lines.size()));
        return new ScriptText(edited);
    }

    /** As the replaced lines end theirs, and the last one of them. */
    private List<String> replacement(Edit edit) {
        if (edit.text().isEmpty()) {
            return List.of();
        }
        String first = end(lines.get(edit.startLine() - 1));
        String between = first.isEmpty() ? end(lines.get(0)) : first;
        String last = end(lines.get(edit.endLine() - 1));
        List<String> texts = edit.text().lines().toList();
        List<String> replacement = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            boolean isLast = i == texts.size() - 1;
            replacement.add(texts.get(i) + (isLast ? last : between.isEmpty() ? "\n" : between));
        }
        return replacement;
    }

    private static String end(String line) {
        return line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
    }

    /**
     * The same edits, but where lines only go, blank ones before them go along that would stand beside another blank
     * one or at the end.
     */
    List<Edit> tidied(List<Edit> edits) {
        List<Edit> tidied = new ArrayList<>();
        int done = 0;
        for (Edit edit : sorted(edits)) {
            int start = edit.startLine();
            boolean isBlankAfter = edit.endLine() >= lines.size() || isBlank(edit.endLine() + 1);
            while (edit.text().isEmpty() && isBlankAfter && start - 1 > done && isBlank(start - 1)) {
                start--;
            }
            tidied.add(new Edit(edit.file(), start, edit.endLine(), edit.text()));
            done = edit.endLine();
        }
        return tidied;
    }

    private boolean isBlank(int line) {
        return line <= lines.size() && lines.get(line - 1).isBlank();
    }

    private static List<Edit> sorted(List<Edit> edits) {
        return edits.stream().sorted(Comparator.comparing(Edit::startLine)).toList();
    }
}
