package io.windtunnel.checker.fix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Edited scripts as files of a project, and of nothing else. */
public final class ScriptFiles {

    private ScriptFiles() {}

    /**
     * Why a file is not to be written; empty where it may be.
     *
     * @param project a directory without symbolic links in its path
     */
    public static Optional<String> obstacle(Path file, Path project) {
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(project)) {
                return Optional.of("it lies outside of " + project);
            }
            for (Path step = file; step != null && !isSame(step, project); step = step.getParent()) {
                if (Files.isSymbolicLink(step)) {
                    return Optional.of(step + " is a symbolic link");
                }
            }
            if (!Files.isWritable(real) || !Files.isWritable(real.getParent())) {
                return Optional.of("permission denied");
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("it cannot be read: " + e.getMessage());
        }
    }

    private static boolean isSame(Path step, Path project) throws IOException {
        return step.toRealPath().equals(project);
    }

    /**
     * Writes them. Each is whole at every moment, and none is begun before all are written beside their places.
     *
     * @throws FixException where one of them was changed since it was read; nothing is written then
     * @throws IOException where the disk refuses
     */
    public static void write(List<EditedScript> scripts) throws IOException, FixException {
        Map<Path, Path> drafts = new LinkedHashMap<>();
        try {
            for (EditedScript script : scripts) {
                Path file = script.file();
                if (!Arrays.equals(Files.readAllBytes(file), script.before())) {
                    throw new FixException(script.shown() + " was changed meanwhile; nothing was written: check again");
                }
                Path draft = Files.createTempFile(file.resolveSibling(""), ".windtunnel-", ".tmp");
                drafts.put(file, draft);
                Files.write(draft, script.after());
                if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
                }
            }
            for (Map.Entry<Path, Path> draft : drafts.entrySet()) {
                Files.move(
                        draft.getValue(),
                        draft.getKey(),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            for (Path draft : drafts.values()) {
                Files.deleteIfExists(draft);
            }
        }
    }
}
