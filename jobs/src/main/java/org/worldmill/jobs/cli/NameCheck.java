package org.worldmill.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.curate.filter.Filters;
import org.worldmill.jobs.stage.Tagger;
import org.worldmill.schemas.config.ConfigException;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.NearestName;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeasureRegistry;

/**
 * Holds the names in a configuration against the measures that are there: signals of filters, and
 * measures to leave out. The schema of the file cannot know them, since a measure is one new class.
 */
final class NameCheck {

  private NameCheck() {}

  /** Throws {@link ConfigException} with every name that nothing answers to. */
  static void check(CurateConfig curate, MeasureRegistry registry) {
    List<String> problems = new ArrayList<>();
    try {
      new Filters(curate.filters(), registry);
    } catch (IllegalArgumentException e) {
      problems.add("curate.filters: " + e.getMessage());
    }
    try {
      new Tagger(curate.balance().tags(), registry);
    } catch (IllegalArgumentException e) {
      problems.add(
          "curate.balance.tags: " + String.valueOf(e.getMessage()).replace("filter '", "tag '"));
    }
    List<String> names = registry.measures().stream().map(Measure::name).toList();
    for (String disabled : curate.disabledMeasures()) {
      if (!names.contains(disabled)) {
        problems.add(
            "curate.disabled_measures: no measure is called '"
                + disabled
                + "'"
                + NearestName.of(disabled, names)
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse("; docs/signals.md lists them"));
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }
}
