package io.windtunnel.checker.cli.init;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.ProjectDatabase;
import io.windtunnel.checker.cli.init.Findings.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a repository says.
 *
 * @param directory what was looked at, an absolute path
 * @param modules those with migrations, or the root alone where there are none
 * @param server the value for {@code postgres} and where its version was read
 * @param builds the build files, relative to the directory
 * @param unread what could not be understood, in lines for people
 */
public record Survey(
        Path directory, List<Module> modules, Optional<Found> server, List<Path> builds, List<String> unread) {

    private static final String POM = "pom.xml";

    /** The image of the Docker project, "postgres:16.4-alpine", of which only the version matters. */
    private static final Pattern PLAIN_IMAGE =
            Pattern.compile("(?:(?:docker\\.io/)?(?:library/)?|.*/)postgres:(\\d+)(?:[.-][\\w.-]*)?");

    public Survey {
        modules = List.copyOf(modules);
        builds = List.copyOf(builds);
        unread = List.copyOf(unread);
    }

    /**
     * Reads the files below a directory.
     *
     * @param environment the variables that a compose file may name
     * @throws IOException when the directory cannot be listed
     */
    public static Survey of(Path directory, Map<String, String> environment) throws IOException {
        List<Path> files = ProjectFiles.of(directory);
        Map<Path, Findings> read = new LinkedHashMap<>();
        read.put(Path.of(""), new Findings());
        files.stream().filter(Survey::isModule).forEach(file -> read.put(parent(file), new Findings()));
        for (Path file : files) {
            Findings into = read.get(owner(file, read));
            if (into != null) {
                read(directory, file, into);
            }
        }
        List<String> unread = new ArrayList<>();
        List<Module> modules = new ModuleFinder(files, read, unread).modules();
        read.values().forEach(findings -> unread.addAll(findings.unread()));
        Optional<Found> server = server(directory, environment, unread);
        return new Survey(
                directory,
                modules,
                server,
                files.stream().filter(Survey::isBuild).toList(),
                unread.stream().distinct().toList());
    }

    /** Whether Maven builds it, at the top or further down. */
    public boolean hasMaven() {
        return builds.stream().anyMatch(file -> file.endsWith(POM));
    }

    /** The build files of Gradle. */
    public List<Path> gradleBuilds() {
        return builds.stream().filter(Survey::isGradle).toList();
    }

    /** Whether there is anything to check. */
    public boolean hasMigrations() {
        return modules.stream().anyMatch(Module::hasMigrations);
    }

    /** What was found, for people, a line each: what, and where. */
    public List<String> found() {
        return Stream.concat(
                        modules.stream().flatMap(module -> module.told().stream()),
                        server.map(one -> new Found("PostgreSQL " + one.value(), one.origin())).stream())
                .map(one -> one.value() + "  (" + one.origin() + ")")
                .toList();
    }

    private static boolean isModule(Path file) {
        return isBuild(file)
                || (ModuleFinder.isFlywaysOwn(file) && !file.toString().contains("src/"));
    }

    private static boolean isBuild(Path file) {
        return file.endsWith(POM) || isGradle(file);
    }

    private static boolean isGradle(Path file) {
        return file.endsWith("build.gradle") || file.endsWith("build.gradle.kts");
    }

    private static void read(Path directory, Path file, Findings into) {
        Path absolute = directory.resolve(file);
        String name = file.toString();
        if (file.endsWith(POM)) {
            PomFile.read(absolute, name, into);
        } else if (isGradle(file)) {
            GradleFile.read(absolute, name, into);
        } else if (ModuleFinder.isFlywaysOwn(file)) {
            FlywayFile.read(absolute, name, into);
        } else if (SpringFile.NAME.matcher(file.getFileName().toString()).matches()) {
            SpringFile.read(absolute, name, into);
        }
    }

    /** The nearest directory above that is a module. */
    static Path owner(Path file, Map<Path, Findings> modules) {
        Path directory = parent(file);
        while (!modules.containsKey(directory)) {
            directory = parent(directory);
        }
        return directory;
    }

    /** Empty for what stands at the top. */
    static Path parent(Path path) {
        return Optional.ofNullable(path.getParent()).orElse(Path.of(""));
    }

    private static Optional<Found> server(Path directory, Map<String, String> environment, List<String> unread) {
        try {
            Map<String, String> images = ProjectDatabase.composeImages(directory, environment);
            if (images.values().stream().distinct().count() > 1) {
                unread.add("more than one Postgres: " + images + "; choose one for \"postgres\"");
                return Optional.empty();
            }
            return images.entrySet().stream()
                    .findFirst()
                    .map(image -> new Found(source(image.getValue()), image.getKey() + ", image " + image.getValue()));
        } catch (CheckException e) {
            unread.add(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return Optional.empty();
        }
    }

    /** Other images hold extensions that the embedded server does not have. */
    private static String source(String image) {
        Matcher plain = PLAIN_IMAGE.matcher(image);
        return plain.matches() ? "embedded:" + plain.group(1) : "docker:" + image;
    }
}
