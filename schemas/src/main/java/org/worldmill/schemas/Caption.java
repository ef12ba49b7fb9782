package org.worldmill.schemas;

import java.util.List;

/**
 * Text about an item, and who said it.
 *
 * @param itemId the item
 * @param text the sentences
 * @param kind {@code composed} from facts and signals, {@code human} from a sidecar, {@code nearby}
 *     where it stood beside the medium on its page and may speak of something else, {@code model}
 *     from a neural network
 * @param captioner name and version of what made it, such as {@code composed/1}
 * @param sources what it was made from, such as {@code sidecar:a.txt}, {@code signal:luma_mean} or,
 *     for a cue of timed text, {@code sidecar:a.vtt#t=12.000,14.500} in seconds of the asset
 */
public record Caption(
    String itemId, String text, String kind, String captioner, List<String> sources) {
  public Caption {
    sources = List.copyOf(sources);
  }
}
