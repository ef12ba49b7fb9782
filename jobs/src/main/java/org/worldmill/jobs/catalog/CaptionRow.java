package org.worldmill.jobs.catalog;

import java.util.List;
import org.worldmill.schemas.Caption;

/**
 * A caption in its place among an item's captions.
 *
 * @param itemId the item
 * @param place its place, from 0
 * @param text the sentences
 * @param kind see {@link Caption#kind()}
 * @param captioner see {@link Caption#captioner()}
 * @param sources see {@link Caption#sources()}
 */
public record CaptionRow(
    String itemId, int place, String text, String kind, String captioner, List<String> sources) {

  public CaptionRow {
    sources = List.copyOf(sources);
  }

  /** A row of this caption. */
  public static CaptionRow of(int place, Caption caption) {
    return new CaptionRow(
        caption.itemId(),
        place,
        caption.text(),
        caption.kind(),
        caption.captioner(),
        caption.sources());
  }

  /** The caption. */
  public Caption caption() {
    return new Caption(itemId, text, kind, captioner, sources);
  }
}
