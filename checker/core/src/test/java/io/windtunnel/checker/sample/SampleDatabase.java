package io.windtunnel.checker.sample;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A database of its own, whose scripts run as a plain owner. */
final class SampleDatabase implements AutoCloseable {

    private static final String OWNER = "sample_owner";

    private final Connection administrator;
    private final String url;

    private SampleDatabase(Connection administrator) throws SQLException {
        this.administrator = administrator;
        this.url = administrator.getMetaData().getURL();
    }

    static SampleDatabase on(int major) throws SQLException {
        SampleDatabase database = new SampleDatabase(TestServer.of(major).emptyDatabase());
        database.administer(
                """
                DO $$ BEGIN CREATE ROLE sample_owner LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
                DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' OWNER TO sample_owner'; END $$;
                ALTER SCHEMA public OWNER TO sample_owner
                """);
        return database;
    }

    String url() {
        return url;
    }

    Connection owner() throws SQLException {
        return DriverManager.getConnection(url, OWNER, "");
    }

    void administer(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    SampleDatabase with(String sql) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    Population fill(long rows) throws SQLException {
        try (Connection owner = owner()) {
            return SampleRows.fill(
                    owner,
                    CatalogReader.read(administrator, CatalogScope.everything()).snapshot(),
                    new SampleSize(rows));
        }
    }

    /** The rows of a query, their values parted by {@code |}. */
    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = administrator.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }

    String text(String query) throws SQLException {
        return rows(query).stream().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws SQLException {
        administrator.close();
    }
}
