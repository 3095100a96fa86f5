package io.windtunnel.checker.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.domain.report.DroppedObject;
import io.windtunnel.domain.report.Migration;
import io.windtunnel.domain.report.MigrationKind;
import io.windtunnel.domain.report.ModelDifference;
import io.windtunnel.domain.report.SchemaColumn;
import io.windtunnel.domain.report.SchemaTable;
import io.windtunnel.domain.report.Statement;
import io.windtunnel.domain.report.Timeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SchemaReportsTest {

    private static final String BEFORE =
            """
            CREATE TABLE team (id int PRIMARY KEY, name text, motto text, founded int);
            CREATE TABLE player (id int PRIMARY KEY, team_id int CONSTRAINT player_team REFERENCES team);
            CREATE TABLE reading (at date) PARTITION BY RANGE (at);
            CREATE TABLE reading_2026 PARTITION OF reading FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            """;

    @Test
    void nothingChangedIsAPictureWithoutAChange() throws SQLException {
        assertThat(tables("", List.of()))
                .extracting(SchemaTable::name)
                .containsExactly("public.player", "public.reading", "public.team");
        assertThat(tables("", List.of())).allMatch(table -> table.change().isEmpty());
    }

    @Test
    void columnsOfBothSidesStandInOneTable() throws SQLException {
        SchemaTable team = table(
                "ALTER TABLE team DROP motto, ALTER founded TYPE bigint, ADD city text NOT NULL DEFAULT '';"
                        + "ALTER TABLE team RENAME name TO team_name; CREATE INDEX team_title ON team (team_name)",
                "public.team");

        assertThat(team.change()).contains(ModelDifference.Change.ALTERED);
        assertThat(team.columns())
                .extracting(SchemaReportsTest::line)
                .containsExactly(
                        "id integer NOT NULL key",
                        "renamed team_name text from name",
                        "dropped motto text",
                        "altered founded bigint was type integer",
                        "added city text NOT NULL");
        assertThat(team.changes()).anyMatch(text -> text.startsWith("added index team_title"));
    }

    @Test
    void tablesAndKeysComeAndGo() throws SQLException {
        List<SchemaTable> tables = tables(
                "DROP TABLE team CASCADE; CREATE TABLE club (id int PRIMARY KEY);"
                        + "ALTER TABLE player ADD club_id int CONSTRAINT player_club REFERENCES club",
                List.of());

        assertThat(tables)
                .filteredOn(table -> !table.name().startsWith("public.reading"))
                .extracting(table -> table.change().orElseThrow() + " " + table.name())
                .containsExactly("added public.club", "altered public.player", "dropped public.team");
        assertThat(tables.get(1).references())
                .extracting(key -> key.change().orElseThrow() + " " + key.name() + " " + key.table())
                .containsExactlyInAnyOrder("added player_club public.club", "dropped player_team public.team");
    }

    @Test
    void renamedTableIsShownAsOne() throws SQLException {
        SchemaTable club = table("ALTER TABLE team RENAME TO club", "public.club");

        assertThat(club.change()).contains(ModelDifference.Change.RENAMED);
        assertThat(club.renamedFrom()).contains("public.team");
    }

    @Test
    void whatWasDroppedIsNotShownAsRenamed() throws SQLException {
        String recreated =
                "DROP TABLE team CASCADE; CREATE TABLE teams (id int PRIMARY KEY, name text, motto text, founded int)";

        assertThat(tables(recreated, List.of("public.team")))
                .extracting(SchemaTable::name)
                .contains("public.team", "public.teams");
        assertThat(tables(recreated, List.of("public.team")))
                .noneMatch(table -> table.change().equals(Optional.of(ModelDifference.Change.RENAMED)));
    }

    @Test
    void partitionIsShownWhereItChanged() throws SQLException {
        assertThat(tables("CREATE INDEX ON reading_2026 (at)", List.of()))
                .extracting(SchemaTable::name)
                .contains("public.reading_2026");
    }

    private static String line(SchemaColumn column) {
        return column.change().map(change -> change + " ").orElse("")
                + column.name() + " " + column.type()
                + (column.notNull() ? " NOT NULL" : "")
                + (column.primaryKey() ? " key" : "")
                + column.renamedFrom().map(from -> " from " + from).orElse("")
                + column.was().map(was -> " was " + was).orElse("");
    }

    private static SchemaTable table(String then, String name) throws SQLException {
        return tables(then, List.of()).stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<SchemaTable> tables(String then, List<String> dropped) throws SQLException {
        try (Connection connection = TestServer.newest().emptyDatabase();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(BEFORE);
            CatalogSnapshot before = read(connection);
            statement.execute(then);
            return SchemaReports.of(before, read(connection), List.of(dropping(dropped)))
                    .tables();
        }
    }

    private static Migration dropping(List<String> tables) {
        Statement statement = new Statement(
                0,
                1,
                1,
                "DROP",
                1,
                Optional.of(1),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                tables.stream()
                        .map(table -> new DroppedObject("table", table, false, true))
                        .toList(),
                List.of(),
                new Timeouts("0", "0", "0"),
                Optional.empty(),
                List.of());
        return new Migration(Optional.of("2"), "two", "V2__two.sql", MigrationKind.VERSIONED, true, List.of(statement));
    }

    private static CatalogSnapshot read(Connection connection) throws SQLException {
        return CatalogReader.read(connection, CatalogScope.everything()).snapshot();
    }
}
