package io.windtunnel.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The user that the server runs as: this one, or an unprivileged one where this one is root, because PostgreSQL refuses
 * to run as root.
 *
 * @param prefix the words before a command that make it run as that user
 * @param name the user's number, or a word for it, as part of a cache key
 * @param principal who must own the server's files; empty where that is whoever writes them
 */
public record ServerUser(List<String> prefix, String name, Optional<UserPrincipal> principal) {

    private static final String NOBODY = "65534";

    private static final class Current {
        private static final int NUMBER = number();
        private static final ServerUser USER = probe();
    }

    /** Found out once for each JVM. */
    public static ServerUser current() {
        return Current.USER;
    }

    public static boolean isRoot() {
        return Current.NUMBER == 0;
    }

    /** The words before a command that take it out of the terminal's process group, so that Ctrl-C is ours to handle. */
    public static List<String> newSession() {
        return Session.PREFIX;
    }

    private static final class Session {
        private static final List<String> PREFIX = works(List.of("setsid")) ? List.of("setsid") : List.of();
    }

    /** Gives the path, which this process made, to the server's user. */
    public void own(Path path) throws IOException {
        if (principal.isPresent()) {
            Files.setOwner(path, principal.get());
        }
    }

    /** {@link #own} for a directory and all below it. */
    public void ownAll(Path root) throws IOException {
        if (principal.isEmpty()) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                return visitFile(directory, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                PosixFileAttributeView view =
                        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
                view.setOwner(principal.get());
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A server needs none of this process's environment, and the scripts might read the secrets in it. */
    public static void cleanEnvironment(ProcessBuilder builder) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin:/usr/sbin:/sbin");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path, "LC_ALL", "C", "TZ", "UTC"));
    }

    /** The user that owns what this process makes; in many containers it has no name, and Java then knows no number. */
    private static int number() {
        try {
            Path file = Files.createTempFile("windtunnel-", null);
            try {
                return (Integer) Files.getAttribute(file, "unix:uid");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file can be made", e);
        }
    }

    private static ServerUser probe() {
        // In a user namespace of its own a process is nobody to itself and still us to the file system.
        List<String> namespace = List.of("unshare", "-U");
        if (!isRoot()) {
            // initdb insists on a user with a name.
            boolean nameless = "?".equals(System.getProperty("user.name"));
            return new ServerUser(
                    nameless && works(namespace) ? namespace : List.of(),
                    Integer.toString(Current.NUMBER),
                    Optional.empty());
        }
        List<String> setpriv =
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs");
        if (works(setpriv)) {
            return new ServerUser(setpriv, NOBODY, principal(NOBODY));
        }
        List<String> su = List.of("su", "-s", "/bin/sh", "nobody", "-c", "exec \"$0\" \"$@\"", "--");
        if (works(su)) {
            return new ServerUser(su, "nobody", principal("nobody"));
        }
        return new ServerUser(namespace, "namespace", Optional.empty());
    }

    private static boolean works(List<String> prefix) {
        try {
            List<String> command = new ArrayList<>(prefix);
            command.addAll(List.of("sh", "-c", "exit 0"));
            ProcessBuilder builder = new ProcessBuilder(command);
            cleanEnvironment(builder);
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<UserPrincipal> principal(String name) {
        try {
            // A name that nobody has is read as a number.
            return Optional.of(
                    Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
        } catch (IOException e) {
            throw new IllegalStateException("no user " + name, e);
        }
    }
}
