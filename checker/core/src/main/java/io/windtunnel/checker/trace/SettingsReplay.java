package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.NoticeRaised;
import io.windtunnel.checker.observation.SettingChanged;
import io.windtunnel.checker.observation.SettingLeft;
import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which settings a script leaves changed. Inside its transaction {@code SET} and {@code SET LOCAL} look alike, and Flyway
 * puts some back before anybody can look; so the statements that changed settings, and did nothing else, are run once
 * more in a session of their own, which is looked at after the commit.
 */
final class SettingsReplay {

    /**
     * Two search paths that lead to the same schemas are the same. The time zone that the driver gave counts as none:
     * it is the one of this machine.
     */
    private static final String SETTINGS =
            """
            SELECT pg_catalog.array_to_string(pg_catalog.current_schemas(false), ', '), pg_catalog.current_setting('role'),
                (SELECT CASE source WHEN 'session' THEN setting ELSE '' END
                    FROM pg_catalog.pg_settings WHERE name = 'TimeZone'),
                pg_catalog.current_setting('session_replication_role')
            """;

    private static final List<String> NAMES = List.of("search_path", "role", "TimeZone", "session_replication_role");

    private SettingsReplay() {}

    /**
     * What each script leaves changed.
     *
     * @param owner the role that runs the scripts
     */
    static List<SettingLeft> find(DatabaseAddress owner, List<MigrationTrace> migrations) throws SQLException {
        List<SettingLeft> left = new ArrayList<>();
        for (MigrationTrace migration : migrations) {
            List<StatementTrace> changing = migration.statements().stream()
                    .filter(statement ->
                            statement.all(SettingChanged.class).findAny().isPresent())
                    .toList();
            if (!changing.isEmpty()
                    && !migration.hasFailed()
                    && changing.stream().allMatch(SettingsReplay::isPlain)) {
                left.addAll(replay(owner, migration, changing));
            }
        }
        return left;
    }

    private static boolean isPlain(StatementTrace statement) {
        return statement.nested().isEmpty()
                && statement.observations().stream()
                        .allMatch(seen -> seen instanceof SettingChanged || seen instanceof NoticeRaised);
    }

    private static List<SettingLeft> replay(
            DatabaseAddress owner, MigrationTrace migration, List<StatementTrace> changing) throws SQLException {
        try (Connection connection = owner.connect();
                Statement session = connection.createStatement()) {
            session.setEscapeProcessing(false);
            Map<String, String> before = settings(session);
            session.execute("SET statement_timeout = '2s'");
            connection.setAutoCommit(!migration.transactional());
            try {
                for (StatementTrace statement : changing) {
                    session.execute(statement.sql());
                }
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                return List.of(); // such as one whose placeholder stands in the text
            }
            Map<String, String> after = settings(session);
            return NAMES.stream()
                    .filter(name -> isChanged(name, changing))
                    .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                    .flatMap(name -> last(name, changing)
                            .map(statement -> new SettingLeft(
                                    migration.script(),
                                    statement.lines(),
                                    name,
                                    Objects.requireNonNull(after.get(name)))))
                    .toList();
        }
    }

    /** Whether they changed it, all in all. */
    private static boolean isChanged(String name, List<StatementTrace> changing) {
        List<SettingChanged> changes = changing.stream()
                .flatMap(statement -> statement.all(SettingChanged.class))
                .filter(change -> change.name().equals(name))
                .toList();
        return !changes.isEmpty()
                && !changes.get(0).from().equals(changes.get(changes.size() - 1).to());
    }

    private static Stream<StatementTrace> last(String name, List<StatementTrace> changing) {
        return changing.stream()
                .filter(statement -> statement.all(SettingChanged.class).anyMatch(change -> change.name()
                        .equals(name)))
                .reduce((earlier, later) -> later)
                .stream();
    }

    private static Map<String, String> settings(Statement session) throws SQLException {
        try (ResultSet row = session.executeQuery(SETTINGS)) {
            row.next();
            Map<String, String> settings = new LinkedHashMap<>();
            for (int i = 0; i < NAMES.size(); i++) {
                settings.put(NAMES.get(i), row.getString(i + 1));
            }
            return settings;
        }
    }
}
