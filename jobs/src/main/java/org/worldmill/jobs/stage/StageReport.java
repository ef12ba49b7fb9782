package org.worldmill.jobs.stage;

import java.util.List;
import java.util.OptionalLong;
import org.worldmill.jobs.catalog.RunRow.Count;

/**
 * How a stage ended.
 *
 * @param stage its name
 * @param skipped whether nothing had changed since it last ended, so that nothing was done
 * @param counts what it counted, in order; of the last time if it was skipped
 */
public record StageReport(String stage, boolean skipped, List<Count> counts) {

  public StageReport {
    counts = List.copyOf(counts);
  }

  /** One of the counts. */
  public OptionalLong count(String name) {
    return counts.stream()
        .filter(count -> count.name().equals(name))
        .mapToLong(Count::value)
        .findFirst();
  }
}
