package io.windtunnel.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.checker.observation.TableSize;
import io.windtunnel.checker.observation.TableSizes;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What becomes of findings whose only harm is that others wait, with and without the sizes of production's tables. */
final class RuleEngineTest {

    private static final String ORDERS = "public.orders";
    private static final String STATUS = "public.status";
    private static final TableSizes SIZES = new TableSizes(Map.of(
            ORDERS,
            new TableSize(OptionalLong.of(12_000_000), 4L << 30),
            STATUS,
            new TableSize(OptionalLong.of(12), 8192),
            "public.wide",
            new TableSize(OptionalLong.of(12), 1L << 30),
            "public.never_analysed",
            new TableSize(OptionalLong.empty(), 0)));

    @Test
    void waitingForASmallTableFadesToANoteThatTellsItsSize() {
        Finding finding = judged(SIZES, List.of(STATUS));

        assertThat(finding.severity()).isEqualTo(Severity.NOTE);
        assertThat(finding.evidence())
                .extracting(Evidence::text)
                .containsExactly(
                        "public.status is small in production: about 12 rows, by the table sizes that were given.");
    }

    @Test
    void oneLargeTableAmongThemKeepsItAnError() {
        assertThat(judged(SIZES, List.of(STATUS, ORDERS)).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void fewRowsThatTakeMuchRoomAreNotSmall() {
        assertThat(judged(SIZES, List.of("public.wide")).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aSizeThatIsNotKnownIsNotTakenForSmall() {
        assertThat(judged(TableSizes.UNKNOWN, List.of(STATUS)).severity()).isEqualTo(Severity.ERROR);
        assertThat(judged(SIZES, List.of("public.unheard_of")).severity()).isEqualTo(Severity.ERROR);
        assertThat(judged(SIZES, List.of("public.never_analysed")).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void otherHarmStaysAsBadAsItIs() {
        Finding finding = judged(SIZES, List.of());

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.evidence()).isEmpty();
    }

    private static Finding judged(TableSizes sizes, List<String> onlyBlocks) {
        Rule rule = new Rule() {
            @Override
            public String id() {
                return "of-this-test";
            }

            @Override
            public Severity severity() {
                return Severity.ERROR;
            }

            @Override
            public String title() {
                return "Of this test";
            }

            @Override
            public List<Violation> check(Deployment deployment) {
                return List.of(new Violation(
                                "V1__a.sql",
                                Optional.of("1"),
                                new LineRange(1, 1),
                                "Others wait.",
                                "",
                                List.of(STATUS),
                                List.of(),
                                Optional.empty())
                        .onlyBlocking(onlyBlocks));
            }
        };
        List<Finding> findings = new RuleEngine(List.of(rule), RuleSettings.DEFAULT, sizes)
                .judge(List.of(new Deployment(List.of(), Optional.empty(), List.of())));
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
