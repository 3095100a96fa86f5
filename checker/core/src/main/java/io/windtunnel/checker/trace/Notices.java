package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.NoticeRaised;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.callback.Warning;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** The server's messages about one statement: the first ones, and how many more there were. */
final class Notices {

    /** A script can raise any number of them, and a report is read by people. */
    private static final int MOST = 100;

    private Notices() {}

    /** What Flyway collected. It hands on the state and the text, and not the severity. */
    static List<NoticeRaised> of(org.flywaydb.core.api.callback.Statement statement) {
        List<Warning> warnings = statement.getWarnings() == null ? List.of() : statement.getWarnings();
        List<NoticeRaised> notices = new ArrayList<>();
        for (Warning warning : warnings.subList(0, Math.min(MOST, warnings.size()))) {
            String state = String.valueOf(warning.getState());
            notices.add(new NoticeRaised(severity(state), state, String.valueOf(warning.getMessage())));
        }
        addRest(notices, warnings.size());
        return notices;
    }

    /** What the driver collected. */
    static List<NoticeRaised> of(Optional<SQLWarning> first) {
        List<NoticeRaised> notices = new ArrayList<>();
        int count = 0;
        for (SQLWarning next = first.orElse(null); next != null; next = next.getNextWarning()) {
            count++;
            if (count <= MOST) {
                ServerErrorMessage server =
                        next instanceof PSQLWarning postgres ? postgres.getServerErrorMessage() : null;
                String severity = server == null ? null : server.getSeverity();
                String state = String.valueOf(next.getSQLState());
                notices.add(new NoticeRaised(
                        severity == null ? severity(state) : severity, state, String.valueOf(next.getMessage())));
            }
        }
        addRest(notices, count);
        return notices;
    }

    private static void addRest(List<NoticeRaised> notices, int count) {
        if (count > MOST) {
            notices.add(new NoticeRaised("NOTICE", "00000", "%d more messages".formatted(count - MOST)));
        }
    }

    /** Class 01 is that of warnings. */
    private static String severity(String state) {
        return state.startsWith("01") ? "WARNING" : "NOTICE";
    }
}
