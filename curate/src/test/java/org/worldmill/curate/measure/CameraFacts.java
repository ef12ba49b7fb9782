package org.worldmill.curate.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.DecodeTier;

/** Files that say something of their camera. */
final class CameraFacts {

  private CameraFacts() {}

  /** Of a picture; names and values by turns. */
  static MediaFacts of(int width, int height, int rotation, Object... tags) {
    List<MediaFacts.Tag> all = new ArrayList<>();
    for (int i = 0; i < tags.length; i += 2) {
      all.add(new MediaFacts.Tag("Camera", (String) tags[i], String.valueOf(tags[i + 1])));
    }
    PictureFacts picture =
        new PictureFacts(
            width,
            height,
            rotation,
            new Rational(1, 1),
            new Rational(0, 1),
            "yuvj420p",
            8,
            true,
            "unknown",
            "unknown",
            "unknown",
            Optional.empty(),
            Optional.empty());
    TrackFacts track =
        new TrackFacts(
            0,
            "video",
            "mjpeg",
            Optional.empty(),
            new Rational(1, 25),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(picture),
            Optional.empty());
    return new MediaFacts(
        "jpeg", Optional.empty(), Optional.empty(), List.of(track), Optional.empty(), all);
  }

  /** A clip of a film of four seconds. */
  static ClipFacts film(int width, int height, Object... tags) {
    return new ClipFacts(
        of(width, height, 0, tags),
        Optional.of(new Span(0, 100, new Rational(1, 25))),
        100,
        DecodeTier.FULL);
  }
}
