package io.windtunnel.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A {@code .txz} archive of server binaries. */
public final class Archive {

    private static final Set<PosixFilePermission> EVERYBODY_ENTERS = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> EVERYBODY_READS = PosixFilePermissions.fromString("rw-r--r--");

    private Archive() {}

    /**
     * Unpacks directories, files and links into the directory, readable for everybody.
     *
     * @throws IOException if it cannot be read or written, or if an entry would land outside of the directory
     */
    public static void unpack(InputStream txz, Path directory) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(txz, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (!target.startsWith(directory)) {
                    throw new IOException("an entry that leads outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    createDirectories(target);
                    continue;
                }
                createDirectories(parent(target));
                if (entry.isSymbolicLink()) {
                    // Only to a neighbour: a chain of longer links could lead outside.
                    if (entry.getLinkName().contains("/") || entry.getLinkName().startsWith(".")) {
                        throw new IOException("a link that leads elsewhere: " + entry.getName());
                    }
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, target);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(target, executable ? EVERYBODY_ENTERS : EVERYBODY_READS);
                } else {
                    throw new IOException("an entry that is neither file nor link: " + entry.getName());
                }
            }
        }
    }

    /** The server's user may be another than this one, so that a strict umask must not count. */
    private static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            createDirectories(parent(directory));
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, EVERYBODY_ENTERS);
        }
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException("no directory holds " + path);
        }
        return parent;
    }
}
