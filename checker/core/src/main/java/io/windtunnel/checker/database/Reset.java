package io.windtunnel.checker.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Clears the project's schemas in the target: Flyway's clean, once it is known to be this project's database. */
public final class Reset {

    /** Tables, views and the like that belong to no extension, in all schemas. */
    private static final String OBJECTS =
            """
            SELECT n.nspname FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname <> 'information_schema'
              AND n.nspname !~ '^pg_'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
                                AND d.deptype = 'e')
            """;

    private static final String HISTORY =
            """
            SELECT n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relname = ? AND c.relkind = 'r' AND n.nspname = coalesce(?, pg_catalog.current_schema())
            """;

    private final TargetAccess access;

    /** Of that database. */
    public Reset(TargetAccess access) {
        this.access = access;
    }

    /**
     * Looks whether it is this project's own and what would go; nothing is changed.
     *
     * @return the schemas that would be cleared, empty where there is nothing to clear
     * @throws DatabaseException when the database is not this project's own
     */
    public List<String> schemas() throws DatabaseException {
        List<String> own = access.during(this::ownSchemas);
        List<MigrationInfo> applied = own.isEmpty() ? List.of() : Applied.infos(History.infos(access));
        if (!applied.isEmpty()
                && applied.stream()
                        .allMatch(info -> Applied.script(info, access.scripts().migrations())
                                .isEmpty())) {
            throw DatabaseException.configuration(
                    ("None of the migrations that are applied to %s is among the scripts here, %s for example: it is"
                                    + " another project's. Nothing was cleared.")
                            .formatted(access.target(), applied.get(0).getScript()));
        }
        return own;
    }

    private List<String> ownSchemas() throws SQLException, DatabaseException {
        Configuration configuration = access.scripts().migrations().configuration();
        Optional<String> configured = Optional.ofNullable(configuration.getDefaultSchema())
                .or(() -> Arrays.stream(configuration.getSchemas()).findFirst());
        try (Connection connection = access.connect()) {
            List<String> withHistory = ask(connection, HISTORY, configuration.getTable(), configured.orElse(null));
            if (withHistory.isEmpty() && !ask(connection, OBJECTS).isEmpty()) {
                throw DatabaseException.configuration(
                        ("%s holds objects and no history of this project's migrations (%s), so it is not its own."
                                        + " Nothing was cleared.")
                                .formatted(access.target(), configuration.getTable()));
            }
            return withHistory.isEmpty()
                    ? List.of()
                    : Stream.concat(withHistory.stream(), Arrays.stream(configuration.getSchemas()))
                            .distinct()
                            .toList();
        }
    }

    /**
     * Clears it.
     *
     * @throws DatabaseException when it is not all cleared
     */
    public void run() throws DatabaseException {
        access.during(() -> access.configure(access.scripts().migrations())
                .cleanDisabled(false)
                .load()
                .clean());
    }

    private static List<String> ask(Connection connection, String sql, @Nullable String... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }
}
