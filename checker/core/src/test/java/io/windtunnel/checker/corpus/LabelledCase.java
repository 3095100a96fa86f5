package io.windtunnel.checker.corpus;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.CheckRequest;
import io.windtunnel.checker.EvidenceSettings;
import io.windtunnel.checker.RunSettings;
import io.windtunnel.checker.Windtunnel;
import io.windtunnel.checker.model.IgnoredObjects;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.checker.rule.NamedKind;
import io.windtunnel.checker.rule.Preset;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.sandbox.MavenArtifacts;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.ScriptRole;
import io.windtunnel.domain.report.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with scripts and, written by hand, what is to be found in them. A label is a line {@code V2__x.sql:3 rule-id};
 * a {@code #} begins a comment.
 *
 * @param corpus the directory with all groups
 * @param name {@code group/case}
 */
public record LabelledCase(Path corpus, String name) {

    /** Where the corpus stands in its module. */
    public static final Path CORPUS = Path.of("src/test/resources/io/windtunnel/checker/corpus");

    private static final String NOTHING = "nothing";

    /** All cases below this directory, by name. */
    public static List<LabelledCase> all(Path corpus) {
        return files(corpus, 3)
                .filter(file -> file.endsWith("expected.txt"))
                .map(file -> new LabelledCase(
                        corpus, corpus.relativize(file.resolveSibling("")).toString()))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    public String group() {
        return name.substring(0, name.indexOf('/'));
    }

    /** The labels for this major of Postgres, sorted; empty where nothing is to be found. */
    public List<String> expected(int major) {
        Path ofMajor = folder().resolve("expected-" + major + ".txt");
        List<String> lines = lines(Files.exists(ofMajor) ? ofMajor : folder().resolve("expected.txt"));
        if (lines.isEmpty()) {
            throw new IllegalStateException(name + " has no labels: say \"" + NOTHING + "\" if that is meant");
        }
        return lines.equals(List.of(NOTHING)) ? List.of() : lines;
    }

    /** What the checker is known to get wrong here; empty where it has to be right. */
    public Optional<String> mistake() {
        Path file = folder().resolve("mistake.txt");
        return Files.exists(file) ? Optional.of(String.join(" ", lines(file))) : Optional.empty();
    }

    /** What the checker finds, in the form of labels. */
    public List<String> found(SandboxSource server, Path cache) throws CheckException, IOException {
        return Windtunnel.check(request(server, cache)).findings().stream()
                .map(LabelledCase::label)
                .sorted()
                .toList();
    }

    private CheckRequest request(SandboxSource server, Path cache) throws IOException {
        if (!group().equals("history")) {
            List<Path> migrations = Stream.of("base", "pending")
                    .map(Path::of)
                    .filter(scripts -> Files.isDirectory(folder().resolve(scripts)))
                    .toList();
            return request(folder(), migrations, new CheckScope.From(firstVersion()), server, cache);
        }
        Files.createDirectories(cache);
        Path repository = Files.createTempDirectory(cache, "branch");
        BranchedCase.write(folder(), repository);
        CheckScope branch = new CheckScope.Base(BranchedCase.MAIN);
        return request(repository, List.of(Path.of(BranchedCase.SCRIPTS)), branch, server, cache);
    }

    private CheckRequest request(
            Path project, List<Path> migrations, CheckScope scope, SandboxSource server, Path cache) {
        RunSettings run = new RunSettings(
                project.toAbsolutePath(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                server,
                ScriptRole.PLAIN_OWNER,
                Map.of(),
                Optional.of(cache.toAbsolutePath()),
                new MavenArtifacts());
        return new CheckRequest(
                run,
                migrations,
                scope,
                CheckRequest.DEFAULT_STATEMENT_TIMEOUT,
                schema("model.sql"),
                IgnoredObjects.NONE,
                false,
                rules(),
                Optional.empty(),
                List.of(),
                evidence(),
                Optional.empty());
    }

    private RuleSettings rules() {
        Map<NamedKind, String> patterns = new TreeMap<>();
        Path file = folder().resolve("name-patterns.txt");
        if (Files.exists(file)) {
            lines(file).forEach(line -> {
                String[] parts = line.split("=", 2);
                patterns.put(NamedKind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
            });
        }
        Set<Preset> presets = group().equals("design") ? Set.of(Preset.DESIGN) : Set.of();
        return new RuleSettings(presets, Map.of(), Map.of(), patterns);
    }

    /** Running code breaks on much of what has cases of its own, so it is tried where it is the matter. */
    private EvidenceSettings evidence() {
        EvidenceSettings all = EvidenceSettings.ALL;
        return new EvidenceSettings(
                all.rows(),
                all.seedFiles(),
                all.undoFlown(),
                all.undoRequired(),
                group().equals("compatibility"),
                schema("previous.sql"),
                false,
                all.tableSizes(),
                false);
    }

    private Optional<ModelSource> schema(String file) {
        return Optional.of(file)
                .filter(model -> Files.exists(folder().resolve(model)))
                .map(model -> new ModelSource.Ddl(Path.of(model)));
    }

    private String firstVersion() {
        return files(folder().resolve("pending"), 1)
                .map(file -> String.valueOf(file.getFileName()))
                .filter(file -> file.matches("[VB].*\\.sql"))
                .map(file -> file.substring(1, file.indexOf("__")))
                .min((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)))
                .orElseThrow(() -> new IllegalStateException(name + " has no versioned script under check"));
    }

    private static String label(Finding finding) {
        return "%s:%d %s".formatted(finding.script().replaceFirst(".*/", ""), finding.startLine(), finding.rule());
    }

    private Path folder() {
        return corpus.resolve(name);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path directory, int depth) {
        try (Stream<Path> files = Files.walk(directory, depth)) {
            return files.toList().stream().filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
