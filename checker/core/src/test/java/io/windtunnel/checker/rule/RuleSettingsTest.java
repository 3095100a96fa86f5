package io.windtunnel.checker.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RuleSettingsTest {

    private static final Rule ERROR = new Named("table-dropped", Severity.ERROR, false);
    private static final Rule WARNING = new Named("index-unnamed", Severity.WARNING, false);
    private static final Rule OPT_IN = new Named("no-primary-key", Severity.WARNING, true);

    @Test
    void whatIsOptInIsOnWithDesignOrByItsName() {
        assertThat(RuleSettings.DEFAULT.isOn(OPT_IN)).isFalse();
        assertThat(presets(Preset.STRICT).isOn(OPT_IN)).isFalse();
        assertThat(presets(Preset.DESIGN).isOn(OPT_IN)).isTrue();
        assertThat(presets(Preset.MINIMAL, Preset.DESIGN).isOn(OPT_IN)).isTrue();
        assertThat(level(OPT_IN, RuleLevel.NOTE).isOn(OPT_IN)).isTrue();
    }

    @Test
    void minimalKeepsErrorsAndWhatIsNamed() {
        assertThat(presets(Preset.MINIMAL).isOn(ERROR)).isTrue();
        assertThat(presets(Preset.MINIMAL).isOn(WARNING)).isFalse();
        assertThat(presets(Preset.MINIMAL).with(WARNING.id(), RuleLevel.WARNING).isOn(WARNING))
                .isTrue();
    }

    @Test
    void aRuleThatIsOffIsOffUnderEveryPreset() {
        assertThat(presets(Preset.STRICT, Preset.DESIGN)
                        .with(ERROR.id(), RuleLevel.OFF)
                        .isOn(ERROR))
                .isFalse();
    }

    @Test
    void strictIsALevelWorse() {
        assertThat(presets(Preset.STRICT).severity(WARNING, Severity.WARNING)).isEqualTo(Severity.ERROR);
        assertThat(presets(Preset.STRICT).severity(ERROR, Severity.NOTE)).isEqualTo(Severity.WARNING);
    }

    @Test
    void aLevelGoesBeforeThePresetAndLeavesMildFindingsMild() {
        RuleSettings warning = presets(Preset.STRICT).with(ERROR.id(), RuleLevel.WARNING);

        assertThat(warning.severity(ERROR, Severity.ERROR)).isEqualTo(Severity.WARNING);
        assertThat(warning.severity(ERROR, Severity.NOTE)).isEqualTo(Severity.NOTE);
        assertThat(level(WARNING, RuleLevel.ERROR).severity(WARNING, Severity.WARNING))
                .isEqualTo(Severity.ERROR);
        assertThat(level(ERROR, RuleLevel.NOTE).severity(ERROR, Severity.WARNING))
                .isEqualTo(Severity.NOTE);
    }

    @Test
    void everythingThatCannotBeIsToldAtOnce() {
        RuleSettings settings = new RuleSettings(
                Set.of(),
                Map.of("tabel-droped", RuleLevel.NOTE, "nonsense", RuleLevel.OFF),
                Map.of(Threshold.ROWS_SHARE, 101L, Threshold.SMALL_ROWS, 0L),
                Map.of(NamedKind.TABLE, "[a-z"));

        assertThat(settings.problems(List.of(ERROR, WARNING)))
                .containsExactly(
                        "--rule nonsense: there is no such rule; windtunnel rules lists them",
                        "--rule tabel-droped: there is no such rule; did you mean table-dropped?",
                        "--threshold rows-share=101: it is percent of a table's rows that are a share of it, from 1 to 100",
                        "--threshold small-rows=0: it is rows that a table in production has at most that is small, from 1 to 9223372036854775807",
                        "--name-pattern table=[a-z is no regular expression: Unclosed character class");
    }

    private static RuleSettings presets(Preset... presets) {
        return new RuleSettings(Set.of(presets), Map.of(), Map.of(), Map.of());
    }

    private static RuleSettings level(Rule rule, RuleLevel level) {
        return RuleSettings.DEFAULT.with(rule.id(), level);
    }

    private record Named(String id, Severity severity, boolean isOptIn) implements Rule {

        @Override
        public String title() {
            return id;
        }

        @Override
        public List<Violation> check(Deployment deployment) {
            return List.of();
        }
    }
}
