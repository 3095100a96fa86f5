package io.windtunnel.checker.cli;

import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.report.TerminalStyle;
import io.windtunnel.domain.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * One report that is wanted.
 *
 * @param file where it goes, an absolute path; empty for standard output
 */
record ReportOutput(ReportFormat format, Optional<Path> file) {

    /** Whether it is the one that people read on standard output. */
    boolean isShown() {
        return format == ReportFormat.TERMINAL && file.isEmpty();
    }

    /** What stands in the way of writing it, found out before the flight and not after it. */
    Optional<String> obstacle() {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Path target = file.get();
        Path directory = target.getParent();
        if (Files.isDirectory(target)) {
            return Optional.of("--output " + target + " is a directory; name a file in it");
        }
        if (directory == null || !Files.isDirectory(directory)) {
            return Optional.of("--output " + target + ": there is no directory " + directory + "; create it first");
        }
        boolean writable = isSpecial(target) ? Files.isWritable(target) : Files.isWritable(directory);
        return writable ? Optional.empty() : Optional.of("--output " + target + " cannot be written");
    }

    /** Writes the report; a file is whole or as it was before. */
    void write(Report report, TerminalStyle style, OutputStream standardOutput) throws IOException {
        if (file.isEmpty()) {
            format.reporter(style).write(report, standardOutput);
            return;
        }
        Path target = file.get();
        if (isSpecial(target)) {
            try (OutputStream out = Files.newOutputStream(target)) {
                format.reporter(style).write(report, out);
            }
            return;
        }
        // Through a symbolic link, so that the link stays one.
        Path real = Files.exists(target) ? target.toRealPath() : target;
        Path draft = Files.createTempFile(real.resolveSibling("").toAbsolutePath(), ".windtunnel-", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                format.reporter(style).write(report, out);
            }
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                // A temporary file is private; a report is for the next step of a build.
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(draft, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A device or a pipe: it cannot be replaced. */
    private static boolean isSpecial(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target);
    }
}
