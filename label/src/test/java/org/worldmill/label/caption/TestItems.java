package org.worldmill.label.caption;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Sidecar;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.SignalValue;

/** Items and assets to caption. */
final class TestItems {

  private static final String HASH = ContentHash.of("asset");

  private TestItems() {}

  static Item clip(double fromSeconds, double toSeconds) {
    Span span =
        new Span(
            Math.round(fromSeconds * 1000), Math.round(toSeconds * 1000), new Rational(1, 1000));
    return item(Modality.VIDEO, Optional.of(span));
  }

  static Item item(Modality modality, Optional<Span> span) {
    String id = ContentHash.itemId(HASH, span, "");
    return new Item(id, HASH, HASH, modality, 0, 0, span, 1, Optional.empty());
  }

  static Asset asset(Modality modality, Optional<MediaFacts.ModelFacts> model, Sidecar... beside) {
    return new Asset(
        HASH,
        modality,
        new BlobRef(HASH, 1, "video/mp4"),
        List.of("a.mp4"),
        "/in",
        List.of(),
        List.of(beside),
        Licence.UNKNOWN,
        new MediaFacts("mp4", Optional.empty(), Optional.empty(), List.of(), model, List.of()));
  }

  static SortedMap<String, SignalValue> signals(Object... namesAndValues) {
    SortedMap<String, SignalValue> signals = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      signals.put(
          (String) namesAndValues[i],
          value instanceof SignalValue given
              ? given
              : SignalValue.of(((Number) value).doubleValue()));
    }
    return signals;
  }
}
