package io.windtunnel.checker.generate;

import java.util.Optional;

/**
 * A draft with a version.
 *
 * @param version as the file's name writes it
 * @param name the script's file name
 * @param undoName the undo script's file name
 * @param configuration what stands in the file beside each of them that is named like it, {@code .conf} at the end
 */
public record DraftFile(Draft draft, String version, String name, String undoName, Optional<String> configuration) {}
