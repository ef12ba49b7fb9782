package org.worldmill.label.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Caption;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.media.SignalValue;

/**
 * Who says something about an item, by name: {@code sidecar} passes on what a person wrote beside
 * the file, {@code composed} makes English sentences from that, from the file's facts and from its
 * signals. Deterministic: the same item always gets the same words.
 */
public final class Captioners {

  private Captioners() {}

  /**
   * The captions of an item, in the order of the captioners; none from one that has nothing to say.
   *
   * @param captioners names, as in {@code label.captioners}
   * @throws IllegalArgumentException for a name that is not known
   */
  public static List<Caption> caption(
      List<String> captioners, Item item, Asset asset, SortedMap<String, SignalValue> signals) {
    List<Caption> captions = new ArrayList<>();
    List<HumanText> written = HumanText.of(item, asset);
    for (String captioner : captioners) {
      switch (captioner) {
        case "sidecar" ->
            written.forEach(
                text ->
                    captions.add(
                        new Caption(
                            item.itemId(),
                            text.text(),
                            text.isNearby() ? "nearby" : "human",
                            "sidecar/2",
                            text.sources())));
        case "composed" -> captions.add(new Composition(item, asset, signals, written).caption());
        default -> throw new IllegalArgumentException("no captioner is called '" + captioner + "'");
      }
    }
    return List.copyOf(captions);
  }
}
