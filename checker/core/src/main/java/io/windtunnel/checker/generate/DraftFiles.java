package io.windtunnel.checker.generate;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.flyway.ScriptNaming;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names drafts after the scripts that are there, and writes them beside these. */
final class DraftFiles {

    private final MigrationHistory history;
    private final Path directory;

    private DraftFiles(MigrationHistory history, Path directory) {
        this.history = history;
        this.directory = directory;
    }

    /**
     * Where the newest script of the history is, or else where the first one would be looked for.
     *
     * @throws GenerateException when nothing can be written there
     */
    static DraftFiles besides(MigrationHistory history) {
        Path directory = history.scripts().stream()
                .filter(script -> script.script().kind() != ScriptKind.REPEATABLE)
                .reduce((one, later) -> later)
                .flatMap(ResolvedScript::file)
                .map(file -> file.toAbsolutePath().getParent())
                .or(() -> history.directories().stream().findFirst())
                .orElseThrow(
                        () -> new GenerateException(
                                "There is no directory to write to: the scripts are on the class path. Give --migrations DIR."));
        if (!Files.isWritable(directory)) {
            throw new GenerateException("The directory " + directory + " cannot be written to: permission denied.");
        }
        return new DraftFiles(history, directory);
    }

    /**
     * Gives the drafts versions and names.
     *
     * @param message what the migration does, in the user's words
     */
    List<DraftFile> named(List<Draft> drafts, String message, LocalDateTime now) {
        ScriptNaming naming = history.naming();
        List<String> versions = Versions.next(Versions.newest(history), now, drafts.size());
        List<DraftFile> files = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            String description = description(message) + (draft.purpose().isEmpty() ? "" : "_" + draft.purpose());
            files.add(new DraftFile(
                    draft,
                    versions.get(i),
                    naming.versioned(versions.get(i), description),
                    naming.undo(versions.get(i), description),
                    configuration(draft)));
        }
        return files;
    }

    /** The message as it stands in a file's name. */
    static String description(String message) {
        String words = message.strip().replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_+|_+$", "");
        if (words.isEmpty()) {
            throw new GenerateException(
                    "-m \"" + message + "\" has neither letters nor digits: say what the migration does.");
        }
        return words;
    }

    /** Flyway's own settings of one script. */
    private Optional<String> configuration(Draft draft) {
        boolean hasPlaceholders = history.placeholderPrefix()
                .filter(prefix -> (ScriptText.up(draft) + ScriptText.undo(draft)).contains(prefix))
                .isPresent();
        String settings = Stream.of(
                        draft.inTransaction() ? "" : "executeInTransaction=false\n",
                        hasPlaceholders ? "placeholderReplacement=false\n" : "")
                .collect(Collectors.joining());
        return Optional.of(settings).filter(text -> !text.isEmpty());
    }

    /** The files of a draft, by name. */
    static Map<String, String> texts(DraftFile file) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(file.name(), ScriptText.up(file.draft()));
        texts.put(file.undoName(), ScriptText.undo(file.draft()));
        file.configuration().ifPresent(settings -> {
            texts.put(file.name() + ".conf", settings);
            texts.put(file.undoName() + ".conf", settings);
        });
        return texts;
    }

    /**
     * Looks whether somebody else was faster.
     *
     * @param current the history as it is found now
     * @throws GenerateException when there is a newer version than those follow
     */
    void failIfTaken(MigrationHistory current) {
        Optional<String> newest = Versions.newest(current);
        if (!newest.equals(Versions.newest(history))) {
            throw new GenerateException("Version " + newest.orElse("?") + " has been written meanwhile, so nothing was "
                    + "written: run the command again.");
        }
    }

    /**
     * Writes them all, or none.
     *
     * @param current the history as it is found now
     * @throws GenerateException when a version was taken meanwhile, or a file cannot be written
     */
    List<Path> write(List<DraftFile> files, MigrationHistory current) {
        failIfTaken(current);
        List<Path> written = new ArrayList<>();
        try {
            for (DraftFile file : files) {
                for (Map.Entry<String, String> text : texts(file).entrySet()) {
                    Path path = directory.resolve(text.getKey());
                    Files.writeString(path, text.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
                    written.add(path);
                }
            }
            return written;
        } catch (IOException e) {
            written.forEach(DraftFiles::delete);
            String why = e instanceof FileAlreadyExistsException ? "it exists already" : e.toString();
            throw new GenerateException("Nothing was written: " + e.getMessage() + ", " + why + ".", e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the half-written " + path, e);
        }
    }
}
