package io.windtunnel.checker.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** One query that tells how large the tables are; it reads the catalog and takes no lock on anything else. */
public final class TableSizeQuery {

    /** Names can hold any character, also those that turn a terminal's line around. */
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final TargetAccess access;

    /** To that database. */
    public TableSizeQuery(TargetAccess access) {
        this.access = access;
    }

    /** The query's text, which psql can run as well. */
    public static String sql() {
        try (InputStream in = Objects.requireNonNull(TableSizeQuery.class.getResourceAsStream("table_sizes.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read table_sizes.sql", e);
        }
    }

    /** One JSON object a table, in the order of their names. */
    public List<String> lines() throws DatabaseException {
        return access.during(() -> {
            try (Connection connection = access.connect()) {
                connection.setReadOnly(true);
                return lines(connection);
            }
        });
    }

    private static List<String> lines(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql())) {
            while (rows.next()) {
                lines.add(ASCII.writeValueAsString(ASCII.readTree(rows.getString(1))));
            }
        }
        return lines;
    }
}
