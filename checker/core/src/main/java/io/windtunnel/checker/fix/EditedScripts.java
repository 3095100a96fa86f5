package io.windtunnel.checker.fix;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.domain.report.Edit;
import io.windtunnel.domain.report.Fix;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The scripts of a history as fixes would have them. Nothing is written.
 *
 * @param scripts the edited ones, by absolute path, in order
 */
public record EditedScripts(Map<Path, EditedScript> scripts) {

    public EditedScripts {
        scripts = new TreeMap<>(scripts);
    }

    /**
     * Applies fixes, all of which count lines in the files as they are.
     *
     * @throws FixException where a file is no script of the history, or cannot be edited so
     */
    public static EditedScripts of(MigrationHistory history, List<Fix> fixes) throws FixException {
        Map<String, List<Edit>> byFile = fixes.stream()
                .flatMap(fix -> fix.edits().stream())
                .collect(Collectors.groupingBy(Edit::file, LinkedHashMap::new, Collectors.toList()));
        Map<Path, EditedScript> edited = new TreeMap<>();
        for (Map.Entry<String, List<Edit>> file : byFile.entrySet()) {
            Path path = path(history, file.getKey());
            edited.put(path, edited(history, file.getKey(), path, file.getValue()));
        }
        return new EditedScripts(edited);
    }

    /** A fix whose edits leave no gaps behind; the same where it cannot be applied. */
    static Fix tidied(MigrationHistory history, Fix fix) {
        List<Edit> tidied = new ArrayList<>();
        try {
            for (String file : fix.edits().stream().map(Edit::file).distinct().toList()) {
                tidied.addAll(text(path(history, file), history.encoding())
                        .tidied(fix.edits().stream()
                                .filter(edit -> edit.file().equals(file))
                                .toList()));
            }
        } catch (FixException | IOException e) {
            return fix; // Whoever applies it will say so.
        }
        return new Fix(fix.title(), fix.verified(), tidied, fix.differences(), fix.proof());
    }

    /** The history with these scripts in place of what the files hold. */
    MigrationHistory in(MigrationHistory history) {
        return history.with(
                scripts.values().stream().collect(Collectors.toMap(EditedScript::file, EditedScript::after)));
    }

    private static EditedScript edited(MigrationHistory history, String shown, Path path, List<Edit> edits)
            throws FixException {
        try {
            byte[] before = Files.readAllBytes(path);
            ScriptText text = ScriptText.decode(before, history.encoding());
            return new EditedScript(path, shown, before, text.edited(edits).encode(history.encoding()));
        } catch (IOException e) {
            throw new FixException("%s cannot be read: %s".formatted(shown, e.getMessage()));
        } catch (FixException e) {
            throw new FixException("%s: %s".formatted(shown, e.getMessage()));
        }
    }

    private static Path path(MigrationHistory history, String shown) throws FixException {
        return history.scripts().stream()
                .filter(script -> script.script().path().equals(shown))
                .map(ResolvedScript::file)
                .flatMap(file -> file.stream())
                .findFirst()
                .orElseThrow(() -> new FixException("%s is no script of the migrations".formatted(shown)));
    }

    private static ScriptText text(Path path, Charset charset) throws FixException, IOException {
        return ScriptText.decode(Files.readAllBytes(path), charset);
    }
}
