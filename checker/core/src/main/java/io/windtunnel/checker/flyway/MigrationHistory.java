package io.windtunnel.checker.flyway;

import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import io.windtunnel.checker.script.ScriptStatement;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.ClassProvider;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resolver.CompositeMigrationResolver;
import org.flywaydb.core.internal.scanner.Scanner;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Every migration that Flyway finds in the team's locations, in the order in which it would apply them.
 *
 * <p>No database is needed for that, so what is wrong with the scripts' names is told before a server is started.
 */
public final class MigrationHistory {

    private static final Comparator<ResolvedMigration> FLYWAYS_ORDER = Comparator.comparing(
                    (ResolvedMigration migration) -> migration.getVersion() == null)
            .thenComparing(ResolvedMigration::getVersion, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ResolvedMigration::getDescription);

    /** A key of Flyway Teams; the open-source core takes it and has no use for it. */
    private static final String UNDO_PREFIX = "flyway.undoSqlMigrationPrefix";

    private final Configuration configuration;
    private final ScriptResources resources;
    private final ClassProvider<JavaMigration> classes;
    private final Path workingDirectory;
    private final String undoPrefix;
    private final List<ResolvedScript> scripts;
    private final Map<String, List<ResolvedScript>> scriptsByName;
    private final PlainScripts plain;

    private MigrationHistory(
            Configuration configuration,
            ScriptResources resources,
            ClassProvider<JavaMigration> classes,
            Path workingDirectory,
            String undoPrefix,
            List<ResolvedScript> scripts) {
        this.configuration = configuration;
        this.resources = resources;
        this.classes = classes;
        this.workingDirectory = workingDirectory;
        this.undoPrefix = undoPrefix;
        this.scripts = List.copyOf(scripts);
        this.scriptsByName = scripts.stream()
                .collect(Collectors.groupingBy(script -> script.resolved().getScript()));
        this.plain = new PlainScripts(configuration, resources, scripts);
    }

    private static MigrationHistory of(
            Configuration configuration,
            ScriptResources resources,
            ClassProvider<JavaMigration> classes,
            Path workingDirectory,
            String undoPrefix) {
        ScriptParser parser = new ScriptParser(configuration, resources);
        List<ResolvedScript> scripts = new CompositeMigrationResolver(
                        resources,
                        classes,
                        configuration,
                        (connection, undo, batch, outputQueryResults) -> {
                            throw new IllegalStateException("scripts are only resolved here, never run");
                        },
                        parser.factory(),
                        parser.context(),
                        null)
                .resolveMigrations(configuration).stream()
                        .sorted(FLYWAYS_ORDER)
                        .map(migration -> resolved(migration, workingDirectory))
                        .toList();
        return new MigrationHistory(configuration, resources, classes, workingDirectory, undoPrefix, scripts);
    }

    /**
     * Finds the migrations.
     *
     * @param workingDirectory the directory that paths are shown relative to
     * @throws FlywaySettingsException when Flyway refuses the settings or the scripts' names, or a script cannot be
     *     decoded
     */
    public static MigrationHistory resolve(FlywaySettings settings, Path workingDirectory) {
        MigrationHistory history = resolveAny(settings, workingDirectory);
        if (history.scripts.isEmpty()) {
            throw new FlywaySettingsException(Strangers.nothingFound(history));
        }
        return history;
    }

    /** Likewise, where it is well that there is no migration yet. */
    public static MigrationHistory resolveAny(FlywaySettings settings, Path workingDirectory) {
        try {
            Configuration configuration = settings.configure();
            ReadableFiles.check(directories(configuration), workingDirectory);
            ScriptResources resources =
                    ScriptResources.of(new Scanner<>(JavaMigration.class, configuration, configuration.getLocations()));
            ScriptEncoding.check(resources.all(), configuration, workingDirectory);
            return of(
                    configuration,
                    resources,
                    new Scanner<>(JavaMigration.class, configuration, settings.classPlaces()),
                    workingDirectory,
                    settings.properties().getOrDefault(UNDO_PREFIX, "U"));
        } catch (FlywayException e) {
            throw new FlywaySettingsException(FlywayMessages.withWayOut(e, workingDirectory), e);
        }
    }

    /**
     * The undo scripts that stand beside the migrations, as a history of their own: Flyway's core finds, cuts and runs
     * them as it does migrations, only the prefix is another. The order is that of the versions.
     *
     * @throws FlywaySettingsException when two of them are for one version
     */
    public MigrationHistory undos() {
        Configuration undo = new FluentConfiguration(configuration.getClassLoader())
                .configuration(configuration)
                .sqlMigrationPrefix(undoPrefix)
                .validateMigrationNaming(false);
        try {
            MigrationHistory all = of(undo, resources, List::of, workingDirectory, undoPrefix);
            return all.only(all.scripts.stream()
                    .filter(script -> script.script().kind() == ScriptKind.VERSIONED)
                    .toList());
        } catch (FlywayException e) {
            throw new FlywaySettingsException(FlywayMessages.withWayOut(e, workingDirectory), e);
        }
    }

    /**
     * What Flyway says against the history as a whole, with the script and the line that made it say so.
     *
     * @param refusal thrown before any migration began
     */
    public String explain(FlywayException refusal) {
        return scripts.stream()
                .flatMap(script -> script.file().stream())
                .flatMap(
                        file -> ScriptRefusal.of(file, configuration, resources)
                                .map(why -> shown(file, workingDirectory) + ":" + why)
                                .stream())
                .findFirst()
                .orElseGet(() -> FlywayMessages.withWayOut(refusal, workingDirectory));
    }

    /** The migrations in Flyway's order: versioned ones by version, then repeatable ones by description. */
    public List<ResolvedScript> scripts() {
        return scripts;
    }

    /**
     * A part of this history: the same callbacks and settings, but only those migrations.
     *
     * @param part some of this history's scripts
     */
    public MigrationHistory only(Collection<ResolvedScript> part) {
        Set<ResolvedScript> kept = Set.copyOf(part);
        Set<String> left = scripts.stream()
                .filter(script -> !kept.contains(script))
                .map(script -> script.file()
                        .map(Path::toString)
                        .orElse(script.resolved().getScript()))
                .collect(Collectors.toSet());
        return new MigrationHistory(
                configuration,
                resources.only(file -> !left.contains(file.getAbsolutePathOnDisk())),
                without(left),
                workingDirectory,
                undoPrefix,
                scripts.stream().filter(kept::contains).toList());
    }

    /**
     * This history with other contents: what another revision holds at the same places.
     *
     * @param contents by absolute path; what is not in it did not exist
     * @param missing names of classes that did not exist
     */
    public MigrationHistory as(Map<Path, byte[]> contents, Set<String> missing) {
        return of(configuration, resources.as(contents, configuration), without(missing), workingDirectory, undoPrefix);
    }

    /**
     * This history with some of its files edited.
     *
     * @param contents by absolute path; every other file stays as it is
     */
    public MigrationHistory with(Map<Path, byte[]> contents) {
        return of(configuration, resources.with(contents, configuration), classes, workingDirectory, undoPrefix);
    }

    /**
     * This history with some of its files otherwise.
     *
     * @param contents by absolute path; a file that is not there is added
     * @param gone files to leave out
     * @throws FlywayException when two migrations have one version then
     */
    public MigrationHistory with(Map<Path, byte[]> contents, Set<Path> gone) {
        return of(configuration, resources.with(contents, gone, configuration), classes, workingDirectory, undoPrefix);
    }

    /** This history, where Flyway applies what comes before the newest migration of a database, too. */
    public MigrationHistory outOfOrder() {
        Configuration allowing = new FluentConfiguration(configuration.getClassLoader())
                .configuration(configuration)
                .outOfOrder(true);
        return new MigrationHistory(allowing, resources, classes, workingDirectory, undoPrefix, scripts);
    }

    private ClassProvider<JavaMigration> without(Set<String> names) {
        return () -> classes.getClasses().stream()
                .filter(type -> !names.contains(type.getName()))
                .toList();
    }

    /** The names of the Java migrations that are compiled into a directory: the project's own, and no library's. */
    public Set<String> ownClasses() {
        return classes.getClasses().stream()
                .filter(type -> {
                    CodeSource source = type.getProtectionDomain().getCodeSource();
                    return source != null && source.getLocation().getPath().endsWith("/");
                })
                .map(Class::getName)
                .collect(Collectors.toSet());
    }

    /** The files of the locations, those that are no migrations too. */
    public ScriptResources resources() {
        return resources;
    }

    /** The settings, without a database. */
    public Configuration configuration() {
        return configuration;
    }

    /** The directories that hold the files. */
    public List<Path> directories() {
        return directories(configuration);
    }

    private static List<Path> directories(Configuration configuration) {
        return Arrays.stream(configuration.getLocations())
                .filter(location -> location.getDescriptor().startsWith("filesystem:"))
                .map(location -> Path.of(location.getRootPath()))
                .toList();
    }

    /** Whether a class is among them. */
    public boolean hasJavaMigrations() {
        return scripts.stream().anyMatch(ResolvedScript::isJava);
    }

    /**
     * The migration that Flyway is talking about.
     *
     * @throws IllegalArgumentException when it is none of this history
     */
    public ResolvedScript find(MigrationInfo info) {
        return scriptsByName.getOrDefault(info.getScript(), List.of()).stream()
                .filter(script -> Objects.equals(script.resolved().getVersion(), info.getVersion()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown migration " + info.getScript()));
    }

    /**
     * The statements of a script, as Flyway's parser cuts them; none of a Java migration, and none where Flyway refuses
     * to cut it, which it will say again when it is asked to apply it.
     */
    public List<ScriptStatement> statements(ResolvedScript script) {
        try {
            return parse(script);
        } catch (FlywayException e) {
            return List.of();
        }
    }

    /**
     * The statements of a script, where Flyway would do nothing with it but send them one after another in one
     * transaction and note it in its table; empty where there is more to it.
     */
    public Optional<List<ScriptStatement>> plainStatements(ResolvedScript script) {
        return plain.statements(script);
    }

    /**
     * The script that Flyway means: it does not say whose statements it will not take, but says the same when that
     * script alone is cut.
     */
    public Optional<ResolvedScript> refused(FlywayException why) {
        return scripts.stream().filter(script -> isRefused(script, why)).findFirst();
    }

    private boolean isRefused(ResolvedScript script, FlywayException why) {
        try {
            parse(script);
            if (!script.isJava()) {
                new ScriptParser(configuration, resources).script(file(script)).executeInTransaction();
            }
            return false;
        } catch (FlywayException e) {
            return FlywayMessages.innermost(e).equals(FlywayMessages.innermost(why));
        }
    }

    private List<ScriptStatement> parse(ResolvedScript script) {
        if (script.isJava()) {
            return List.of();
        }
        return new ScriptParser(configuration, resources).statements(file(script));
    }

    private LoadableResource file(ResolvedScript script) {
        return resources.getResource(script.file().orElseThrow().toString());
    }

    /** How the scripts are encoded. */
    public Charset encoding() {
        return configuration.getEncoding();
    }

    /** How scripts are named. */
    public ScriptNaming naming() {
        return new ScriptNaming(
                configuration.getSqlMigrationPrefix(),
                undoPrefix,
                configuration.getSqlMigrationSeparator(),
                configuration.getSqlMigrationSuffixes()[0]);
    }

    /** What a placeholder begins with, where Flyway replaces them. */
    public Optional<String> placeholderPrefix() {
        return Optional.of(configuration.getPlaceholderPrefix())
                .filter(prefix -> configuration.isPlaceholderReplacement());
    }

    /**
     * Whether Flyway holds a transaction open while it migrates: then {@code CREATE INDEX CONCURRENTLY}, which waits for
     * all others to end, never ends itself.
     */
    public boolean holdsTransaction() {
        return configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .isTransactionalLock();
    }

    /** Has Flyway hold its lock without a transaction. */
    public static void holdNoTransaction(Configuration configuration) {
        configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
    }

    /** Flyway's own table, in the schema where it will be. */
    public ObjectName historyTable() {
        return ObjectName.of(defaultSchema(), configuration.getTable());
    }

    private String defaultSchema() {
        if (configuration.getDefaultSchema() != null) {
            return configuration.getDefaultSchema();
        }
        return configuration.getSchemas().length > 0 ? configuration.getSchemas()[0] : "public";
    }

    /**
     * A configuration to fly with: these scripts, these settings, that database.
     *
     * @param callbacks are told of every migration and statement
     */
    public FluentConfiguration configure(DataSource dataSource, Callback... callbacks) {
        return new FluentConfiguration(configuration.getClassLoader())
                .configuration(configuration)
                .resourceProvider(resources)
                .javaMigrationClassProvider(classes)
                .dataSource(dataSource)
                .callbacks(callbacks);
    }

    private static ResolvedScript resolved(ResolvedMigration migration, Path workingDirectory) {
        boolean java = migration.getType().name().contains("JDBC");
        Optional<Path> file = java ? Optional.empty() : Optional.of(Path.of(migration.getPhysicalLocation()));
        String path = file.map(found -> shown(found, workingDirectory)).orElse(migration.getScript());
        ScriptKind kind = migration.getVersion() == null
                ? ScriptKind.REPEATABLE
                : migration.getType().isBaseline() ? ScriptKind.BASELINE : ScriptKind.VERSIONED;
        Optional<String> version = Optional.ofNullable(migration.getVersion()).map(number -> number.getVersion());
        return new ResolvedScript(
                new MigrationScript(version, migration.getDescription(), path, kind), file, migration);
    }

    /** A path as a user would type it. */
    public String shown(Path file) {
        return shown(file, workingDirectory);
    }

    /** A path as a user would type it. */
    static String shown(Path file, Path workingDirectory) {
        Path normal = file.toAbsolutePath().normalize();
        Path shown = normal.startsWith(workingDirectory) ? workingDirectory.relativize(normal) : normal;
        return shown.toString().replace('\\', '/');
    }

    /** Files in the locations that Flyway passes over: neither migrations nor callbacks, sorted, as a user types them. */
    public Set<String> strangers() {
        return Strangers.of(this).stream()
                .map(file -> shown(file, workingDirectory))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The directories of the locations, as a user types them. */
    List<String> places() {
        return directories().stream()
                .map(directory -> shown(directory, workingDirectory))
                .map(place -> place.isEmpty() ? "." : place)
                .toList();
    }
}
