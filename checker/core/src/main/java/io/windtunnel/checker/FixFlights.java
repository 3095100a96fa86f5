package io.windtunnel.checker;

import io.windtunnel.checker.fix.Course;
import io.windtunnel.checker.fix.FixVerifier;
import io.windtunnel.checker.fix.Landing;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.trace.DeploymentPlan;
import io.windtunnel.checker.trace.Flight;
import io.windtunnel.checker.trace.FlightListener;
import io.windtunnel.checker.trace.FlightSettings;
import io.windtunnel.checker.trace.MigrationTracer;
import io.windtunnel.domain.report.Finding;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The flights in which fixes are tried: as the scripts as written were flown, from the same state. */
final class FixFlights {

    /** A statement that a fix makes take longer than this is no mending. */
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(10);

    /** How long fixes are tried, all of them together. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CheckPlan plan;
    private final Optional<Landing> landing;
    private final Map<String, Course> courses = new HashMap<>();

    private FixFlights(CheckPlan plan, Optional<Landing> landing) {
        this.plan = plan;
        this.landing = landing;
    }

    /**
     * Tries fixes.
     *
     * @param landing how the scripts as written landed, where they were one deployment and that was read
     * @param patience what is not tried by then is not tried at all
     */
    static FixVerifier verifier(CheckPlan plan, Optional<Landing> landing, Duration patience) {
        return new FixVerifier(new FixFlights(plan, landing)::of, patience);
    }

    /** Reads how a flight landed, where something was found that a fix is tried for. */
    static Optional<Landing> landing(CheckPlan plan, Sandbox sandbox, Flight flight) {
        if (!plan.evidence().fixesFlown() || plan.division().plan() != DeploymentPlan.TOGETHER) {
            return Optional.empty();
        }
        List<Finding> found = Judgement.found(flight);
        if (found.stream().allMatch(finding -> finding.fix().isEmpty())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Landing.read(sandbox, plan.history(), flight, found));
        } catch (SQLException e) {
            return Optional.empty(); // They are flown once more then, and that will say so.
        }
    }

    /** What is flown for a finding: all that is under check, or its script alone where each is a deployment of its own. */
    Course of(Finding finding) {
        return plan.division().plan() == DeploymentPlan.TOGETHER
                ? courses.computeIfAbsent(
                        "", all -> course(plan.history(), plan.division().base(), landing))
                : courses.computeIfAbsent(finding.script(), this::course);
    }

    private Course course(String script) {
        MigrationHistory history = plan.history();
        List<ResolvedScript> scripts = history.scripts();
        int last = scripts.size() - 1;
        for (int i = 0; i < scripts.size(); i++) {
            if (scripts.get(i).script().path().equals(script)) {
                last = i;
            }
        }
        return course(
                history.only(scripts.subList(0, last + 1)), history.only(scripts.subList(0, last)), Optional.empty());
    }

    private Course course(MigrationHistory flown, MigrationHistory base, Optional<Landing> written) {
        // The flight itself fills the tables, so that it knows which rows are samples.
        return new Course(flown, plan.startOf(base), this::fly, Judgement::found, written);
    }

    private Flight fly(Sandbox sandbox, MigrationHistory flown, FlightListener listener) throws SQLException {
        Duration longest = plan.request().statementTimeout();
        FlightSettings settings = new FlightSettings(
                longest.compareTo(LONGEST_STATEMENT) > 0 ? LONGEST_STATEMENT : longest,
                false,
                false,
                plan.rows(),
                false);
        return new MigrationTracer(sandbox, flown, settings, listener).fly(DeploymentPlan.TOGETHER);
    }
}
