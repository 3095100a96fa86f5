package io.windtunnel.checker.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Directories that are costly to make, kept between runs as {@code <root>/<kind>/<key>}. An entry is written beside its
 * place and moved there when it is whole; the file {@code complete} in it says how many files and bytes it must have, so
 * that an entry which lost some is found out. Several threads and processes may work on one cache.
 */
final class Cache {

    private static final String MARKER = "complete";
    private static final ConcurrentMap<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path root;
    private final Path substitute;
    private final Consumer<String> notes;
    private final List<Path> used = new ArrayList<>();

    /**
     * A cache at the root.
     *
     * @param substitute a directory for entries that are not at the root and cannot be written there
     * @param notes is told when the substitute is used
     */
    Cache(Path root, Path substitute, Consumer<String> notes) {
        this.root = root.toAbsolutePath().normalize();
        this.substitute = substitute;
        this.notes = notes;
    }

    Path root() {
        return root;
    }

    /** Whether an entry was found here that another had made. */
    boolean wasUsed() {
        return !used.isEmpty();
    }

    /**
     * Takes out the entries that were found here.
     *
     * @throws IOException if the cache cannot be written
     */
    void discardUsed() throws IOException {
        for (Path entry : used) {
            discard(entry);
        }
    }

    /** Writes one entry into an empty directory. */
    interface Filler {
        void fill(Path directory) throws IOException, SandboxException;
    }

    /** The entry, if it is there and whole. */
    Optional<Path> find(String kind, String key) {
        Path entry = root.resolve(kind).resolve(key);
        try {
            String expected = Files.readString(entry.resolve(MARKER));
            if (!expected.equals(contents(entry))) {
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            Files.setLastModifiedTime(entry.resolve(MARKER), FileTime.from(Instant.now()));
        } catch (IOException e) {
            // A read-only cache: it is not cleaned up by age either.
        }
        used.add(entry);
        return Optional.of(entry);
    }

    /**
     * The entry, filled first if it is not there or not whole.
     *
     * @throws IOException if neither the cache nor its substitute can be written
     */
    Path get(String kind, String key, Filler filler) throws IOException, SandboxException {
        Optional<Path> found = find(kind, key);
        if (found.isPresent()) {
            return found.get();
        }
        Lock lock;
        try {
            lock = Lock.take(directory(kind).resolve("." + key + ".lock"));
        } catch (IOException e) {
            if (root.equals(substitute)) {
                throw e;
            }
            notes.accept(
                    "The cache " + root + " cannot be written (" + reason(e) + "): without it each run is slower.");
            return new Cache(substitute, substitute, notes).get(kind, key, filler);
        }
        try {
            Optional<Path> foundNow = find(kind, key);
            return foundNow.isPresent() ? foundNow.get() : write(kind, key, filler);
        } finally {
            lock.release();
        }
    }

    /** Writes the entry anew, in place of what is there. */
    Path put(String kind, String key, Filler filler) throws IOException, SandboxException {
        Lock lock = Lock.take(directory(kind).resolve("." + key + ".lock"));
        try {
            return write(kind, key, filler);
        } finally {
            lock.release();
        }
    }

    /** Removes the entries of a kind that were used longest ago, except for this many. */
    void keepNewest(String kind, int count) throws IOException {
        List<Path> oldestFirst;
        try (Stream<Path> paths = Files.list(root.resolve(kind))) {
            oldestFirst = paths.filter(path -> Files.exists(path.resolve(MARKER)))
                    .sorted(Comparator.comparing(Cache::lastUsed))
                    .toList();
        }
        for (Path entry : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - count))) {
            discard(entry);
        }
    }

    /** The message of a file system's exception is often the path alone. */
    static String reason(IOException e) {
        return e.getClass() == IOException.class
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static void discard(Path entry) throws IOException {
        Lock lock = Lock.take(entry.resolveSibling("." + entry.getFileName() + ".lock"));
        try {
            moveAway(entry);
        } finally {
            lock.release();
        }
    }

    private static FileTime lastUsed(Path entry) {
        try {
            return Files.getLastModifiedTime(entry.resolve(MARKER));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private Path directory(String kind) throws IOException {
        Path directory = root.resolve(kind);
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            // The server's user reads here, whatever this process's umask is. What is private stands in private
            // entries.
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return directory;
    }

    private Path write(String kind, String key, Filler filler) throws IOException, SandboxException {
        Path entry = directory(kind).resolve(key);
        removeLeftovers(directory(kind), key);
        Path draft = Files.createTempDirectory(directory(kind), "." + key + ".draft-");
        try {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            filler.fill(draft);
            Files.writeString(draft.resolve(MARKER), contents(draft));
            moveAway(entry);
            return Files.move(draft, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(draft);
        }
    }

    /** Who holds the key's lock knows that nobody is at work on the drafts of it: a killed run left them. */
    private static void removeLeftovers(Path directory, String key) throws IOException {
        for (String kind : List.of("draft", "trash")) {
            try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, "." + key + "." + kind + "-*")) {
                leftovers.forEach(FileTree::delete);
            }
        }
    }

    private static void moveAway(Path entry) throws IOException {
        if (Files.exists(entry)) {
            Path trash = entry.resolveSibling("." + entry.getFileName() + ".trash-" + System.nanoTime());
            Files.move(entry, trash, StandardCopyOption.ATOMIC_MOVE);
            FileTree.delete(trash);
        }
    }

    private static String contents(Path entry) throws IOException {
        Path marker = entry.resolve(MARKER);
        FileTree.Size all = FileTree.size(entry);
        boolean marked = Files.exists(marker);
        long files = all.files() - (marked ? 1 : 0);
        long bytes = all.bytes() - (marked ? Files.size(marker) : 0);
        return files + " files, " + bytes + " bytes\n";
    }

    /** One holder of a key in all threads and processes. */
    private record Lock(ReentrantLock thread, FileChannel channel) {

        static Lock take(Path file) throws IOException {
            ReentrantLock thread = LOCKS.computeIfAbsent(file, ignored -> new ReentrantLock());
            thread.lock();
            try {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                channel.lock();
                return new Lock(thread, channel);
            } catch (IOException | RuntimeException e) {
                thread.unlock();
                throw e;
            }
        }

        void release() throws IOException {
            try {
                channel.close();
            } finally {
                thread.unlock();
            }
        }
    }
}
