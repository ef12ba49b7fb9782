package org.worldmill.schemas;

import java.util.List;

/**
 * Text about an item, and who said it.
 *
 * @param itemId the item
 * @param text the sentences
 * @param kind {@code composed} from facts and signals, {@code human} from a sidecar, {@code model}
 *     from a neural network
 * @param captioner name and version of what made it, such as {@code composed/1}
 * @param sources what it was made from, such as {@code sidecar:a.txt} or {@code signal:luma_mean}
 */
public record Caption(
    String itemId, String text, String kind, String captioner, List<String> sources) {
  public Caption {
    sources = List.copyOf(sources);
  }
}
