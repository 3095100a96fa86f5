package io.windtunnel.checker.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.catalog.TestServer;
import io.windtunnel.checker.trace.ServerEvent.CommandEnded;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event is read once, by the look after its statement. */
final class EventOrderTest {

    static List<Integer> majors() {
        return TestServer.majors();
    }

    /** Wide tables make long events, which leave gaps that the short ones of narrow tables fill. */
    @ParameterizedTest
    @MethodSource("majors")
    void isKeptWhereLongAndShortEventsTakeTurns(int major) throws Exception {
        try (Connection session = TestServer.of(major).emptyDatabase();
                Statement statement = session.createStatement()) {
            Lookout.install(session);
            session.setAutoCommit(false);
            long last = Lookout.look(session, 0, false).lastEvent();
            for (int i = 0; i < 200; i++) {
                String table = "public.t" + i;
                statement.execute("CREATE TABLE t%d (%s)".formatted(i, columns(i % 3 == 0 ? 20 : 1)));
                Sighting now = Lookout.look(session, last, false);
                assertThat(now.events()).singleElement().isInstanceOfSatisfying(CommandEnded.class, ended -> assertThat(
                                ended.objects())
                        .extracting(ServerEvent.Touched::identity)
                        .containsExactly(table));
                last = now.lastEvent();
            }
            assertThat(gapsFilled(statement)).isTrue();
            session.rollback();
        }
    }

    @ParameterizedTest
    @MethodSource("majors")
    void leavesTheSessionsLastValueAlone(int major) throws Exception {
        try (Connection session = TestServer.of(major).emptyDatabase();
                Statement statement = session.createStatement()) {
            Lookout.install(session);
            statement.execute("CREATE SEQUENCE own; SELECT nextval('own'), nextval('own')");
            statement.execute("CREATE TABLE t (id int); DROP TABLE t");
            assertThat(Lookout.look(session, 0, true).events()).isNotEmpty();
            try (ResultSet value = statement.executeQuery("SELECT lastval()")) {
                assertThat(value.next()).isTrue();
                assertThat(value.getLong(1)).isEqualTo(2);
            }
        }
    }

    /** Whether a later event stands before an earlier one: without that nothing was tried here. */
    private static boolean gapsFilled(Statement statement) throws SQLException {
        try (ResultSet order = statement.executeQuery(
                "SELECT bool_or(ctid < before) FROM (SELECT ctid, lag(ctid) OVER (ORDER BY number) AS before"
                        + " FROM windtunnel.event) AS events")) {
            return order.next() && order.getBoolean(1);
        }
    }

    private static String columns(int count) {
        return IntStream.range(0, count).mapToObj(n -> "column_" + n + " int").collect(Collectors.joining(", "));
    }
}
