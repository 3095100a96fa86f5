package io.windtunnel.checker.cli.init;

import io.windtunnel.checker.cli.init.Findings.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns what modules say into directories that are there. */
final class ModuleFinder {

    private static final Pattern MIGRATION = Pattern.compile("(?:V\\d[\\w.]*?|R)__.+\\.sql");
    private static final Set<String> FLYWAYS_OWN = Set.of("flyway.conf", "flyway.toml");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path USUAL = RESOURCES.resolve("db/migration");

    private final Map<Path, Findings> read;
    private final List<String> unread;
    private final List<Path> own;

    /** Directories with scripts, and all above them. */
    private final Set<Path> withScripts = new TreeSet<>();

    private final Set<Path> directories = new TreeSet<>();

    /**
     * @param files of the repository, relative to it
     * @param read what each module's files say, by its directory
     * @param unread takes locations that are not there
     */
    ModuleFinder(List<Path> files, Map<Path, Findings> read, List<String> unread) {
        this.read = read;
        this.unread = unread;
        this.own = files.stream().filter(ModuleFinder::isFlywaysOwn).toList();
        for (Path file : files) {
            boolean isScript = MIGRATION.matcher(file.getFileName().toString()).matches();
            if (isScript) {
                withScripts.add(Survey.parent(file));
            }
            for (Path above = Survey.parent(file); directories.add(above); above = Survey.parent(above)) {
                // Up to one that is known, which the root is in the end.
            }
        }
    }

    static boolean isFlywaysOwn(Path file) {
        return FLYWAYS_OWN.contains(file.getFileName().toString());
    }

    /** Those with migrations; the root where none has any. */
    List<Module> modules() {
        List<Module> modules = new ArrayList<>();
        Set<Set<Path>> seen = new HashSet<>();
        read.forEach((directory, findings) -> {
            Module module = module(directory, findings);
            Set<Path> places = new TreeSet<>(module.migrations().stream()
                    .map(one -> Path.of(one.value()))
                    .toList());
            // Two modules of one program name the same location.
            if (module.hasMigrations() && (places.isEmpty() || seen.add(places))) {
                modules.add(module);
            }
        });
        if (!modules.isEmpty()) {
            return modules.size() == 1 ? List.of(atTheRoot(modules.get(0))) : modules;
        }
        return List.of(byTheLookOfTheScripts());
    }

    private Module module(Path directory, Findings findings) {
        List<Path> settings = own.stream()
                .filter(file -> Survey.parent(file).equals(directory))
                .toList();
        List<Found> migrations = new ArrayList<>();
        findings.locations().forEach(location -> migrations.addAll(found(location, directory)));
        Path usual = directory.resolve(USUAL);
        if (migrations.isEmpty() && settings.isEmpty() && withScripts.stream().anyMatch(one -> one.startsWith(usual))) {
            migrations.add(new Found(usual.toString(), "Flyway's default location"));
        }
        return new Module(directory, migrations, settings, findings.settings(), findings.jooqPackages());
    }

    private List<Found> found(Found location, Path module) {
        String text = location.value().replace("{vendor}", "postgresql");
        String path = text.replaceFirst("^(?:filesystem|classpath):/?", "");
        Stream<Path> candidates = text.startsWith("filesystem:")
                ? Stream.of(module.resolve(path), Path.of(path))
                : Stream.concat(Stream.of(module), read.keySet().stream())
                        .map(any -> any.resolve(RESOURCES).resolve(path));
        Optional<Path> there =
                candidates.map(Path::normalize).filter(directories::contains).findFirst();
        if (there.isEmpty()) {
            unread.add(location.origin() + ": Flyway's location " + location.value() + " is no directory here");
        }
        return there.map(directory -> new Found(directory.toString(), location.origin())).stream()
                .toList();
    }

    /** The one history of a repository is checked from its root, with the class names of every module. */
    private Module atTheRoot(Module module) {
        if (!module.ownSettings().isEmpty()) {
            return module;
        }
        Map<String, Found> settings = new TreeMap<>();
        read.values().forEach(findings -> findings.settings().forEach(settings::putIfAbsent));
        List<Found> packages = read.values().stream()
                .flatMap(findings -> findings.jooqPackages().stream())
                .distinct()
                .toList();
        return new Module(Path.of(""), module.migrations(), List.of(), settings, packages);
    }

    /** Where nothing names a location: the directories of whatever is called as Flyway calls it. */
    private Module byTheLookOfTheScripts() {
        List<Found> outermost = withScripts.stream()
                .filter(one -> withScripts.stream().noneMatch(other -> !one.equals(other) && one.startsWith(other)))
                .map(one -> new Found(one.toString().isEmpty() ? "." : one.toString(), "by the names of its scripts"))
                .toList();
        Findings root = Optional.ofNullable(read.get(Path.of(""))).orElseGet(Findings::new);
        if (outermost.size() > 1) {
            unread.add("more than one directory looks like a history: "
                    + outermost.stream().map(Found::value).toList() + "; the first is taken");
        }
        return new Module(
                Path.of(""), outermost.stream().limit(1).toList(), List.of(), root.settings(), root.jooqPackages());
    }
}
