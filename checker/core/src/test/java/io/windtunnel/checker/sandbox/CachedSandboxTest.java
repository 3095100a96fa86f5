package io.windtunnel.checker.sandbox;

import static io.windtunnel.checker.sandbox.SandboxContract.execute;
import static io.windtunnel.checker.sandbox.SandboxContract.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.embedded.ServerUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cache may do to a sandbox: make it faster, and nothing else. */
final class CachedSandboxTest {

    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

    /** Filled once, because that takes seconds, and copied for each test. */
    @TempDir
    private static @Nullable Path filled;

    private final Path cache;

    CachedSandboxTest(@TempDir Path directory) throws IOException {
        makeReachable(directory);
        cache = directory.resolve("cache");
    }

    @BeforeAll
    static void fill() throws Exception {
        makeReachable(Objects.requireNonNull(filled));
        SandboxRequest request = new SandboxRequest(
                new SandboxSource.Embedded(EmbeddedVersions.defaultMajor()),
                filled,
                Optional.empty(),
                ScriptRole.PLAIN_OWNER,
                Map.of(),
                new MavenArtifacts(),
                note -> {});
        Sandboxes.open(request).close();
    }

    /** JUnit's directories are closed to the server's user. */
    private static void makeReachable(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void copyFilled() throws Exception {
        Process copy = new ProcessBuilder("cp", "-a", String.valueOf(filled), cache.toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
    }

    private SandboxRequest request(Path at, Optional<String> baseKey) {
        return new SandboxRequest(
                new SandboxSource.Embedded(EmbeddedVersions.defaultMajor()),
                at,
                baseKey,
                ScriptRole.PLAIN_OWNER,
                Map.of(),
                new MavenArtifacts(),
                notes::add);
    }

    private void openAndUse(Path at) throws Exception {
        try (Sandbox sandbox = Sandboxes.open(request(at, Optional.empty()))) {
            execute(sandbox.owner(), "CREATE TABLE t (a int); CREATE EXTENSION pgcrypto");
        }
    }

    private Path entry(String kind) throws IOException {
        try (Stream<Path> entries = Files.list(cache.resolve(kind))) {
            return entries.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /** The file of the kind's only entry. */
    private Path inEntry(String file) throws IOException {
        int slash = file.indexOf('/');
        return entry(file.substring(0, slash)).resolve(file.substring(slash + 1));
    }

    @Test
    void severalThreadsAndProcessesFillAnEmptyCacheOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(SandboxProcesses.startHolder(cache));
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<Void> open = () -> {
                openAndUse(cache);
                return null;
            };
            for (Future<Void> opened : threads.invokeAll(List.of(open, open, open))) {
                opened.get();
            }
        } finally {
            threads.shutdown();
        }
        for (Process process : processes) {
            SandboxProcesses.Holder holder = SandboxProcesses.awaitOpen(process);
            assertThat(holder.notes()).isEmpty();
            holder.release();
        }
        assertThat(notes).isEmpty();
        for (String kind : List.of("binaries", "clusters")) {
            try (Stream<Path> entries = Files.list(cache.resolve(kind))) {
                assertThat(entries.filter(Files::isDirectory))
                        .as("no drafts are left")
                        .hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binaries/share/postgresql/extension/pgcrypto.control",
                "binaries/complete",
                "clusters/data/PG_VERSION",
                "clusters/password"
            })
    void whatIsMissingIsMadeAnew(String file) throws Exception {
        copyFilled();
        Files.delete(inEntry(file));
        openAndUse(cache);
        assertThat(inEntry(file)).exists();
        assertThat(notes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"binaries/bin/postgres", "clusters/data/global/pg_control", "clusters/complete"})
    void whatIsCutOffIsMadeAnew(String file) throws Exception {
        copyFilled();
        Files.write(inEntry(file), new byte[0]);
        openAndUse(cache);
        assertThat(Files.size(inEntry(file))).isPositive();
        assertThat(notes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"binaries/bin/postgres", "clusters/data/global/pg_control"})
    void whatHasTheRightSizeAndDoesNotStartIsThrownAwayWithANote(String file) throws Exception {
        copyFilled();
        Path victim = inEntry(file);
        Files.write(victim, new byte[(int) Files.size(victim)]);

        openAndUse(cache);
        assertThat(notes).singleElement().asString().contains("thrown away", cache.toString());
        openAndUse(cache);
        assertThat(notes).hasSize(1);
    }

    @Test
    void brokenBaseIsThrownAway() throws Exception {
        copyFilled();
        Optional<String> key = Optional.of("history");
        try (Sandbox sandbox = Sandboxes.open(request(cache, key))) {
            execute(sandbox.owner(), "CREATE TABLE base ()");
            sandbox.saveBase();
        }
        Path control = entry("bases").resolve("data/global/pg_control");
        Files.write(control, new byte[(int) Files.size(control)]);
        try (Sandbox sandbox = Sandboxes.open(request(cache, key))) {
            assertThat(sandbox.hasBase()).isFalse();
            assertThat(query(sandbox.owner(), "SELECT count(*) FROM pg_class WHERE relname = 'base'"))
                    .isEqualTo("0");
        }
        assertThat(notes).hasSize(1);
    }

    @Test
    void draftsOfKilledRunsAreRemoved() throws Exception {
        Cache any = new Cache(cache, cache, notes::add);
        Path draft = Files.createDirectories(cache.resolve("kind/.key.draft-1/bin"));
        any.get("kind", "key", entry -> Files.createFile(entry.resolve("file")));
        assertThat(draft).doesNotExist();
        assertThat(any.find("kind", "key")).isPresent();
    }

    @Test
    void cacheThatCannotBeADirectoryIsDoneWithout() throws Exception {
        Path file = Files.createFile(cache);
        openAndUse(file.resolve("cache"));
        assertThat(notes).isNotEmpty().allSatisfy(note -> assertThat(note).contains(file.toString(), "slower"));
    }

    @Test
    void cacheThatTheServersUserCannotEnterIsDoneWithout() throws Exception {
        Skipped.unless(ServerUser.isRoot(), "cache of another user: only root starts the server as another user");
        copyFilled();
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
        openAndUse(cache);
        assertThat(notes).isNotEmpty().allSatisfy(note -> assertThat(note).contains(cache.toString(), "slower"));
    }

    @Test
    void entryThatCannotBeWrittenIsMadeForThisRunAlone() throws Exception {
        copyFilled();
        Path cluster = entry("clusters");
        FileTree.delete(cluster);
        // Nothing can be locked, and so nothing written, where a directory stands in the lock's place: that holds for
        // root too, who may write where permissions forbid it.
        Path lock = cluster.resolveSibling("." + cluster.getFileName() + ".lock");
        Files.delete(lock);
        Files.createDirectory(lock);

        openAndUse(cache);
        assertThat(notes).singleElement().asString().contains("cannot be written", "slower");
        assertThat(cluster).doesNotExist();
    }

    @Test
    void onlyTheNewestBasesAreKept() throws Exception {
        Cache bases = new Cache(cache, cache, notes::add);
        for (int i = 0; i < 5; i++) {
            bases.put("bases", "key" + i, entry -> Files.createFile(entry.resolve("file")));
            Thread.sleep(5);
        }
        bases.find("bases", "key0");
        bases.keepNewest("bases", 2);
        assertThat(bases.find("bases", "key0")).isPresent();
        assertThat(bases.find("bases", "key4")).isPresent();
        assertThat(bases.find("bases", "key1")).isEmpty();
    }
}
