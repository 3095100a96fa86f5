package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.flyway.FlywaySettings;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.flyway.FlywaySettingsReader;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.Sandboxes;
import io.windtunnel.checker.trace.BaseFlight;
import io.windtunnel.checker.trace.TeamSql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads models. */
public final class ModelReader {

    /** Flyway's own name for its table, where nothing else is known. */
    private static final ObjectName USUAL_HISTORY_TABLE = ObjectName.of("public", "flyway_schema_history");

    /** What belongs to extensions, and the constructors of range types. */
    private static final String NOBODYS_OBJECTS =
            """
            SELECT n.nspname, o.name
              FROM pg_catalog.pg_depend d
              JOIN (SELECT 'pg_catalog.pg_class'::pg_catalog.regclass AS catalog, oid, relnamespace AS schema, relname AS name FROM pg_catalog.pg_class
                    UNION ALL SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, oid, typnamespace, typname FROM pg_catalog.pg_type
                    UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass, oid, pronamespace, proname FROM pg_catalog.pg_proc) o
                ON o.catalog = d.classid AND o.oid = d.objid
              JOIN pg_catalog.pg_namespace n ON n.oid = o.schema
             WHERE d.deptype = 'e'
                OR (d.deptype = 'i' AND d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                    AND d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass)
            """;

    private static final CatalogScope OURS_ASIDE = new CatalogScope(Set.of("windtunnel"), Set.of());

    private final SandboxRequest sandboxes;
    private final Path workingDirectory;
    private final FlywayInput flyway;
    private final List<Path> before;

    /**
     * What Flyway takes beside the scripts.
     *
     * @param environment the environment variables, in which its settings are looked for
     * @param settings those given by the user
     * @param classPath jars and directories with Java migrations and callbacks
     */
    public record FlywayInput(Map<String, String> environment, Map<String, String> settings, List<Path> classPath) {
        public FlywayInput {
            environment = Map.copyOf(environment);
            settings = Map.copyOf(settings);
            classPath = List.copyOf(classPath);
        }
    }

    /**
     * A reader.
     *
     * @param sandboxes how to open the throwaway server that each source of SQL gets for itself
     * @param workingDirectory relative paths start here
     * @param flyway for migrations
     * @param before SQL files that are run by the administrator before any other SQL, in order
     */
    public ModelReader(SandboxRequest sandboxes, Path workingDirectory, FlywayInput flyway, List<Path> before) {
        this.sandboxes = sandboxes;
        this.workingDirectory = workingDirectory;
        this.flyway = flyway;
        this.before = List.copyOf(before);
    }

    /** A reader without settings of Flyway's and without anything that is run before. */
    public ModelReader(SandboxRequest sandboxes, Path workingDirectory, Map<String, String> environment) {
        this(sandboxes, workingDirectory, new FlywayInput(environment, Map.of(), List.of()), List.of());
    }

    /**
     * Reads a model. Migrations and SQL files run in a sandbox, a live database is read in a read-only session.
     *
     * @throws ModelException when the source cannot be read as it is: the user's to mend
     * @throws FlywaySettingsException likewise, for migrations
     * @throws SandboxException when there is no server to run SQL on
     * @throws SQLException when a server cannot go on
     */
    public Model read(ModelSource source) throws SandboxException, SQLException {
        if (source instanceof ModelSource.Migrations migrations) {
            return migrations(migrations);
        }
        if (source instanceof ModelSource.Ddl ddl) {
            try (Sandbox sandbox = open()) {
                new DdlFiles(workingDirectory.resolve(ddl.path())).load(sandbox);
                return model(source, sandbox, USUAL_HISTORY_TABLE);
            }
        }
        if (source instanceof ModelSource.JooqClasses classes) {
            List<Path> classPath =
                    classes.classPath().stream().map(workingDirectory::resolve).toList();
            return new Model(
                    source,
                    GeneratedClassLoader.read(new ModelSource.JooqClasses(classes.packageName(), classPath)),
                    Lens.JOOQ_CLASSES,
                    Set.of(USUAL_HISTORY_TABLE));
        }
        return database((ModelSource.Database) source);
    }

    /** The schema that migrations have made in a sandbox, without what windtunnel has put there. */
    public Model read(Sandbox sandbox, MigrationHistory history) throws SQLException {
        Path directory = history.directories().stream().findFirst().orElse(workingDirectory);
        return model(new ModelSource.Migrations(directory), sandbox, history.historyTable());
    }

    private Model migrations(ModelSource.Migrations source) throws SandboxException, SQLException {
        FlywaySettings settings = new FlywaySettingsReader(workingDirectory, flyway.environment())
                .read(List.of(source.directory()), flyway.settings(), flyway.classPath());
        MigrationHistory history = MigrationHistory.resolve(settings, workingDirectory);
        try (Sandbox sandbox = open()) {
            new BaseFlight(sandbox, history).fly();
            return model(source, sandbox, history.historyTable());
        } catch (FlywaySettingsException e) {
            throw new ModelException("%s cannot be read as a schema. %s".formatted(source, e.getMessage()), e);
        }
    }

    private Sandbox open() throws SandboxException, SQLException {
        Sandbox sandbox = Sandboxes.open(sandboxes);
        try {
            TeamSql.before(sandbox, before, workingDirectory);
            return sandbox;
        } catch (SQLException | RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    private Model model(ModelSource source, Sandbox sandbox, ObjectName historyTable) throws SQLException {
        try (Connection connection = sandbox.administrator().connect()) {
            // On a server that outlives the sandbox the owner has a name of its own each time.
            Lens lens = sandboxes.source() instanceof SandboxSource.Jdbc ? Lens.LIVE_DATABASE : Lens.SQL;
            return model(source, connection, lens, historyTable);
        }
    }

    private static Model database(ModelSource.Database source) throws SQLException {
        try (Connection connection = DriverManager.getConnection(source.url())) {
            connection.setReadOnly(true);
            return model(source, connection, Lens.LIVE_DATABASE, USUAL_HISTORY_TABLE);
        } catch (SQLException e) {
            // 42501 insufficient_privilege; 08 connection; 28 authorization; 3D no such database
            if (String.valueOf(e.getSQLState()).matches("42501|08...|28...|3D...")) {
                throw new ModelException(
                        "The database of %s cannot be read: %s (SQLSTATE %s). It takes a role that may connect and read the system catalogs."
                                .formatted(source, e.getMessage(), e.getSQLState()),
                        e);
            }
            throw e;
        }
    }

    private static Model model(ModelSource source, Connection connection, Lens lens, ObjectName historyTable)
            throws SQLException {
        Set<ObjectName> foreign = new HashSet<>(Set.of(historyTable));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NOBODYS_OBJECTS)) {
            while (rows.next()) {
                foreign.add(ObjectName.of(rows.getString(1), rows.getString(2)));
            }
        }
        return new Model(source, CatalogReader.read(connection, OURS_ASIDE).snapshot(), lens, foreign);
    }
}
