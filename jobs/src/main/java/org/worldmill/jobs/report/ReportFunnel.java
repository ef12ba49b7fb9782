package org.worldmill.jobs.report;

import java.util.List;
import org.worldmill.schemas.Modality;

/**
 * How files became published items, in counts.
 *
 * @param filesSeen files that the sources listed
 * @param sidecars of those, texts and licences beside media
 * @param companions of those, parts of a model's bundle: buffers, textures, materials
 * @param duplicates of those, files whose bytes were seen before
 * @param quarantined of those, files that never became items
 * @param assets the files that did become items
 * @param items what the assets were made into
 * @param filtered items dropped, by the rule that was their one reason, in the order of rules
 * @param published items published, by modality and split
 */
public record ReportFunnel(
    long filesSeen,
    long sidecars,
    long companions,
    long duplicates,
    long quarantined,
    long assets,
    long items,
    List<Filtered> filtered,
    List<Published> published) {

  public ReportFunnel {
    filtered = List.copyOf(filtered);
    published = List.copyOf(published);
  }

  /** Items that one rule dropped. */
  public record Filtered(String rule, long items) {}

  /**
   * Items of one split of one modality.
   *
   * @param modality what they are
   * @param split {@code train}, {@code validation} or {@code test}
   * @param items their number
   * @param bytes size of their media
   */
  public record Published(Modality modality, String split, long items, long bytes) {}

  long filteredItems() {
    return filtered.stream().mapToLong(Filtered::items).sum();
  }

  long publishedItems() {
    return published.stream().mapToLong(Published::items).sum();
  }

  long publishedBytes() {
    return published.stream().mapToLong(Published::bytes).sum();
  }
}
