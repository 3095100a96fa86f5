package io.windtunnel.checker.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RelationScanned;
import io.windtunnel.checker.observation.SessionBlocked;
import io.windtunnel.checker.observation.SessionTimeouts;
import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.observation.TriedCommand;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.checker.script.MigrationScript.ScriptKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long locks are held, and how that grows with the rows. */
final class HoldingTest {

    private static final Relation ORDERS = new Relation(1, "public.orders", 'r', true);
    private static final Observation BLOCKED =
            new SessionBlocked(ORDERS, Set.of(TriedCommand.SELECT), Optional.empty());
    private static final Observation SCANNED = new RelationScanned(ORDERS, 1, 5);
    private static final Observation SCANNED_INDEX = new RelationScanned(new Relation(2, "public.i", 'i', true), 1, 5);
    private static final Observation SCANNED_NEW = new RelationScanned(new Relation(3, "public.n", 'r', false), 1, 5);

    @Test
    void locksAreHeldFromTheStatementToTheEndOfItsTransaction() {
        List<Holding> holdings = Holding.of(trace(
                statement(0, Optional.of(1)),
                statement(1, Optional.of(1), BLOCKED),
                statement(2, Optional.of(1), SCANNED),
                statement(3, Optional.of(2), SCANNED)));

        assertThat(holdings).singleElement().satisfies(holding -> {
            assertThat(holding.first()).isEqualTo(1);
            assertThat(holding.last()).isEqualTo(2);
            assertThat(holding.tables()).containsExactly("public.orders");
        });
    }

    @Test
    void outsideATransactionTheyAreHeldWhileTheStatementRuns() {
        List<Holding> holdings =
                Holding.of(trace(statement(0, Optional.empty(), BLOCKED), statement(1, Optional.empty(), SCANNED)));

        assertThat(holdings).singleElement().satisfies(holding -> {
            assertThat(holding.last()).isZero();
            assertThat(holding.tables()).isEmpty();
        });
    }

    @Test
    void indexesAndWhatTheDeploymentCreatedDoNotMakeItLonger() {
        assertThat(Holding.of(trace(statement(0, Optional.of(1), BLOCKED, SCANNED_INDEX, SCANNED_NEW))))
                .singleElement()
                .satisfies(holding -> assertThat(holding.tables()).isEmpty());
    }

    @Test
    void whatMoreRowsTakeLongerIsCountedForAMillion() {
        Holding holding = Holding.of(trace(
                        statement(0, Optional.of(1)),
                        statement(1, Optional.of(1), BLOCKED),
                        statement(2, Optional.of(1), SCANNED)))
                .get(0);

        // 2 statements of 1 ms each before; 2 + 40 ms now
        assertThat(holding.growth(millis(500, 2, 40), 5, 20_005)).hasValue(2000);
        assertThat(holding.growth(millis(500, 1, 0), 5, 20_005)).hasValue(0);
        assertThat(holding.growth(millis(500, 2), 5, 20_005)).isEmpty();
        assertThat(holding.growth(millis(500, 2, 40), 5, 5)).isEmpty();
    }

    private static List<Duration> millis(long... each) {
        return java.util.Arrays.stream(each).mapToObj(Duration::ofMillis).toList();
    }

    private static MigrationTrace trace(StatementTrace... statements) {
        return new MigrationTrace(
                new MigrationScript(Optional.of("2"), "flown", "V2__flown.sql", ScriptKind.VERSIONED),
                true,
                List.of(statements));
    }

    private static StatementTrace statement(int index, Optional<Integer> transaction, Observation... seen) {
        return new StatementTrace(
                index,
                new LineRange(index + 1, index + 1),
                "SELECT 1",
                Duration.ofMillis(1),
                transaction,
                false,
                new SessionTimeouts("0", "0", "0"),
                List.of(seen),
                Optional.empty(),
                List.of());
    }
}
