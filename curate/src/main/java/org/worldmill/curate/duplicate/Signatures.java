package org.worldmill.curate.duplicate;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.SignalValue;

/** Makes signatures of an item's signals. */
public final class Signatures {

  private static final String TRACK = "phash_track";
  private static final String TIMES = "phash_times";
  private static final String MOTION = "phash_motion";
  private static final String VIEWS = "phash_views";
  private static final String CONTENT = "content_digest";
  private static final String SHAPE = "shape_descriptor";

  private Signatures() {}

  /** The signals that signatures are made of. */
  public static List<String> signalNames() {
    return List.of(TRACK, TIMES, MOTION, VIEWS, CONTENT, SHAPE);
  }

  /** The signature; empty where nothing was observed that it could be made of. */
  public static Optional<Signature> of(Modality modality, SortedMap<String, SignalValue> signals) {
    Optional<String> content = text(signals, CONTENT);
    List<Double> shape = series(signals, SHAPE);
    Optional<String> track = text(signals, TRACK);
    if (content.isEmpty() && shape.isEmpty() && track.isEmpty()) {
      return Optional.empty();
    }
    List<Long> hashes = track.map(HexTrack::hashes).orElse(List.of());
    PictureViews.Read views = PictureViews.read(text(signals, VIEWS).orElse(""));
    return Optional.of(
        new Signature(
            modality,
            series(signals, TIMES).stream().map(Double::intValue).toList(),
            hashes,
            text(signals, MOTION).map(HexTrack::hashes).orElse(List.of()),
            views.keys(),
            views.views(),
            content,
            shape));
  }

  private static Optional<String> text(SortedMap<String, SignalValue> signals, String name) {
    return Optional.ofNullable(signals.get(name)).flatMap(SignalValue::text);
  }

  private static List<Double> series(SortedMap<String, SignalValue> signals, String name) {
    return Optional.ofNullable(signals.get(name)).map(SignalValue::series).orElse(List.of());
  }
}
