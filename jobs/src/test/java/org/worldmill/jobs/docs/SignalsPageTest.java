package org.worldmill.jobs.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.config.DefaultFilters;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.MeasureRegistry;

/**
 * Holds two pages of {@code docs/} to the code; {@code -Dworldmill.docs=write} writes them anew.
 */
class SignalsPageTest {

  private static final MeasureRegistry REGISTRY = MeasureRegistry.load();

  private static void check(String name, String text) throws IOException {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("docs/pipeline.yaml"))) {
      at = at.getParent();
    }
    assertThat(at).as("a folder above with docs/pipeline.yaml").isNotNull();
    Path page = at.resolve("docs").resolve(name);
    if ("write".equals(System.getProperty("worldmill.docs"))) {
      Files.writeString(page, text);
    }
    assertThat(page).as(name + ": run this test with -Dworldmill.docs=write").hasContent(text);
  }

  @Test
  void thePageOfSignalsIsWhatTheMeasuresDeclare() throws IOException {
    check("signals.md", SignalsPage.signals(REGISTRY));
  }

  @Test
  void thePageOfFiltersIsWhatTheRecordsSay() throws IOException {
    check("filters.md", SignalsPage.filters());
  }

  @Test
  void everyDefaultFilterLooksAtASignalOfTheModalitiesItAppliesTo() {
    for (FilterRule rule : DefaultFilters.RULES) {
      assertThat(rule.applies())
          .as(rule.name())
          .isNotEmpty()
          .allSatisfy(
              modality ->
                  assertThat(REGISTRY.signals(modality))
                      .anySatisfy(spec -> assertThat(spec.name()).isEqualTo(rule.signal())));
    }
  }

  @Test
  void everySignalIsExplained() {
    assertThat(REGISTRY.measures()).isNotEmpty();
    assertThat(REGISTRY.measures())
        .flatExtracting(measure -> measure.signals())
        .allSatisfy(
            spec -> {
              assertThat(spec.meaning()).as(spec.name()).isNotBlank();
              assertThat(spec.method()).as(spec.name()).isNotBlank();
            });
  }
}
