package org.worldmill.jobs.worker;

import java.util.List;

/**
 * The items of a file, in order.
 *
 * @param items at least one
 */
public record AnalyseReply(List<AnalysedItem> items) {
  public AnalyseReply {
    items = List.copyOf(items);
  }
}
