package org.worldmill.jobs.worker;

import java.util.List;

/**
 * The items of a file, in order.
 *
 * @param items at least one, unless a single chapter was asked for
 * @param triaged whether facts or key frames settled any of it, and it was not decoded in full
 */
public record AnalyseReply(List<AnalysedItem> items, boolean triaged) {
  public AnalyseReply {
    items = List.copyOf(items);
  }
}
