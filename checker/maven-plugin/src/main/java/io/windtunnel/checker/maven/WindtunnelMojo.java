package io.windtunnel.checker.maven;

import io.windtunnel.checker.MigrationChecker;
import io.windtunnel.checker.cli.CheckRun;
import io.windtunnel.checker.cli.Surroundings;
import io.windtunnel.checker.cli.Windtunnel;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal has: where the scripts are, what Flyway needs, and how the command is run. */
abstract class WindtunnelMojo extends AbstractMojo {

    private static final String CONFIGURATION_FILE = "windtunnel.yml";

    /** "[ERROR] " stands before each line. */
    private static final String COLUMNS = "72";

    /** Do nothing. */
    @Parameter(property = "windtunnel.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Directories with Flyway scripts, in place of Flyway's locations. Default: the locations in the configuration of
     * flyway-maven-plugin, else db/migration in the project's resources.
     */
    @Parameter(property = "windtunnel.migrations")
    private @Nullable List<File> migrations;

    /**
     * Settings of Flyway, on top of those in the configuration of flyway-maven-plugin, its files and variables. On the
     * command line: -Dwindtunnel.flyway.KEY=VALUE.
     */
    @Parameter
    private @Nullable Map<String, @Nullable String> flyway;

    /** Jars and directories with Java migrations and callbacks. Default: the project's own class path. */
    @Parameter(property = "windtunnel.classPath")
    private @Nullable List<File> classPath;

    /** Options in YAML; what stands in the POM wins. Default: windtunnel.yml here or in a directory above. */
    @Parameter(property = "windtunnel.config")
    private @Nullable File config;

    /** Tell what every statement did. */
    @Parameter(property = "windtunnel.verbose", defaultValue = "false")
    private boolean verbose;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Inject
    private @Nullable RepositorySystem repositories;

    /** The name of the command. */
    abstract String command();

    /** Its arguments, but for those that every goal has. */
    abstract Arguments arguments() throws MojoExecutionException;

    /** What a result of 1 means. */
    abstract String failure();

    /** Whether there is anything to do in a module without migrations. */
    boolean isAboutThisModule() {
        return false;
    }

    /** What checks. */
    CheckRun check() {
        return (request, progress) -> new MigrationChecker(progress).check(request);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: windtunnel.skip is set.");
            return;
        }
        if (!isAboutThisModule() && !hasMigrations()) {
            getLog().info("No migrations in this module: nothing to do.");
            return;
        }
        List<String> all = new ArrayList<>(List.of(command(), "--color=" + (isColoured() ? "always" : "never")));
        all.addAll(arguments()
                .settings("--flyway", settings("windtunnel.flyway.", flyway))
                .option("--config", config)
                .flag("--verbose", verbose)
                .list());
        getLog().debug("windtunnel " + String.join(" ", all));
        run(all);
    }

    private void run(List<String> arguments) throws MojoExecutionException, MojoFailureException {
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int exitCode;
        try (LogLines out = new LogLines(line -> getLog().info(line))) {
            Surroundings surroundings = surroundings(out, new PrintStream(complaints, true, StandardCharsets.UTF_8));
            exitCode = new Windtunnel(surroundings, check()).execute(arguments.toArray(String[]::new));
        }
        String said = complaints.toString(StandardCharsets.UTF_8).strip().replaceFirst("^windtunnel: ", "");
        if (exitCode > 1) {
            throw new MojoExecutionException(said);
        }
        said.lines().forEach(getLog()::warn);
        if (exitCode == 1) {
            throw new MojoFailureException(failure());
        }
    }

    private Surroundings surroundings(LogLines out, PrintStream err) throws MojoExecutionException {
        FlywayInPom inPom = new FlywayInPom(project(), session().getUserProperties());
        Map<String, String> environment = new TreeMap<>(inPom.withConnection(System.getenv()));
        environment.put("COLUMNS", COLUMNS);
        List<String> defaults = new ArrayList<>(inPom.options(environment));
        classPath().forEach(entry -> defaults.add("--class-path=" + entry));
        defaults.addAll(defaults());
        return new Surroundings(
                project().getBasedir().toPath().toAbsolutePath(),
                environment,
                InputStream.nullInputStream(),
                out,
                err,
                false,
                true,
                false,
                System.getProperty("native.encoding", "").equalsIgnoreCase("UTF-8"),
                new ResolvedArtifacts(
                        present(repositories),
                        session().getRepositorySession(),
                        project().getRemotePluginRepositories()),
                defaults);
    }

    /** Options that hold where nobody says anything else. */
    List<String> defaults() throws MojoExecutionException {
        return List.of();
    }

    /** What is compiled here and what it needs, as far as it is there. */
    final List<Path> classPath() throws MojoExecutionException {
        if (classPath != null && !classPath.isEmpty()) {
            return classPath.stream().map(File::toPath).toList();
        }
        try {
            return Stream.concat(
                            project().getRuntimeClasspathElements().stream(),
                            project().getCompileClasspathElements().stream())
                    .distinct()
                    .map(Path::of)
                    .filter(Files::exists)
                    .toList();
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The project's class path is not known: " + e.getMessage(), e);
        }
    }

    /** In a build of many modules most have none, and that is well. */
    private boolean hasMigrations() {
        return !migrations().isEmpty()
                || config != null
                || Files.exists(project().getBasedir().toPath().resolve(CONFIGURATION_FILE))
                || new FlywayInPom(project(), session().getUserProperties()).hasLocations()
                || usualDirectory().isPresent();
    }

    /** Directories that were given. */
    final List<File> migrations() {
        return migrations == null ? List.of() : migrations;
    }

    /** Flyway's own default location, among the sources. */
    final Optional<Path> usualDirectory() {
        return project().getResources().stream()
                .map(Resource::getDirectory)
                .map(directory ->
                        project().getBasedir().toPath().resolve(directory).resolve("db/migration"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** A mapping of the POM with what the command line puts over it. */
    final Map<String, @Nullable String> settings(String prefix, @Nullable Map<String, @Nullable String> inPom) {
        Map<String, @Nullable String> settings = new LinkedHashMap<>();
        if (inPom != null) {
            settings.putAll(inPom);
        }
        Properties given = session().getUserProperties();
        given.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> settings.put(name.substring(prefix.length()), given.getProperty(name)));
        return settings;
    }

    /** Maven itself takes colours out where its output goes to no terminal. */
    private boolean isColoured() {
        return session().getRequest().isInteractiveMode()
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"))
                && !"never".equals(session().getUserProperties().getProperty("style.color"));
    }

    final MavenProject project() {
        return present(project);
    }

    final MavenSession session() {
        return present(session);
    }

    /** Of what Maven has put there before it runs a goal. */
    static <T> T present(@Nullable T injected) {
        return Optional.ofNullable(injected).orElseThrow();
    }
}
