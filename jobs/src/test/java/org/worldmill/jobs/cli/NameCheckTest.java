package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.config.ConfigException;
import org.worldmill.schemas.config.ConfigLoader;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.MeasureRegistry;

class NameCheckTest {

  private static final MeasureRegistry REGISTRY = MeasureRegistry.load();

  @Test
  void findsNoFaultWithTheDefaults() {
    assertThatCode(() -> NameCheck.check(ConfigLoader.of(List.of()).curate(), REGISTRY))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAFilterOnASignalThatNobodyMeasures() {
    CurateConfig curate = with(List.of(), List.of(FilterRule.atMost("shaky", "motion_p59", 1.5)));
    assertThatThrownBy(() -> NameCheck.check(curate, REGISTRY))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("shaky")
        .hasMessageContaining("did you mean 'motion_p50'?");
  }

  @Test
  void refusesToLeaveOutAMeasureThatIsNotThere() {
    CurateConfig curate = with(List.of("optical-flaw"), List.of());
    assertThatThrownBy(() -> NameCheck.check(curate, REGISTRY))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no measure is called 'optical-flaw'; did you mean 'optical-flow'?");
  }

  private static CurateConfig with(List<String> disabled, List<FilterRule> filters) {
    CurateConfig defaults = CurateConfig.DEFAULT;
    return new CurateConfig(
        defaults.shots(),
        defaults.maxClipNanos(),
        disabled,
        filters,
        defaults.duplicates(),
        defaults.decontaminate(),
        defaults.balance());
  }
}
