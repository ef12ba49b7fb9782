package org.worldmill.label.physics;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.FactMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * How fast a film shows what it filmed, where its camera states how many pictures a second it took
 * (Android's {@code com.android.capture.fps}). Pictures alone do not tell: slow free fall looks
 * like one of a larger scene.
 */
@AutoService(Measure.class)
public final class PlaybackMeasure implements FactMeasure {

  private static final String CAPTURED = "com.android.capture.fps";

  /** Rates closer than that are the same: stated ones are rounded, and films drop pictures. */
  private static final double SAME = 0.05;

  private static final double LEAST_FPS = 1e-4;
  private static final double MOST_FPS = 1e5;

  @Override
  public String name() {
    return "playback";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.number(
            "playback_ratio",
            "1",
            0,
            Double.POSITIVE_INFINITY,
            "Seconds of the world that a second of the film shows: below 1 slow motion, above 1"
                + " time-lapse.",
            "pictures shown a second by those taken a second, as the camera states them"
                + " (com.android.capture.fps); absent where it does not: no picture tells"));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Map<String, SignalValue> measure(ClipFacts clip) {
    Optional<Double> captured = captured(clip.facts());
    double seconds = clip.span().map(span -> span.durationNanos() / 1e9).orElse(0.0);
    Optional<Double> shown =
        clip.facts()
            .picture()
            .flatMap(TrackFacts::picture)
            .map(PictureFacts::averageFps)
            .filter(fps -> fps.num() > 0 && fps.den() > 0)
            .map(Rational::toDouble)
            .or(() -> seconds > 0 ? Optional.of(clip.frames() / seconds) : Optional.empty());
    if (captured.isEmpty() || shown.isEmpty()) {
      return Map.of(
          "playback_ratio",
          SignalValue.absent("no clock of the world: the camera does not state its picture rate"));
    }
    double ratio = shown.get() / captured.get();
    double stated = Math.abs(ratio - 1) < SAME ? 1 : ratio;
    return Map.of("playback_ratio", SignalValue.of(stated).withStandardError(SAME / 2 * stated));
  }

  private static Optional<Double> captured(MediaFacts facts) {
    return facts.tags().stream()
        .filter(tag -> tag.name().equalsIgnoreCase(CAPTURED))
        .flatMap(tag -> number(tag.value()).stream())
        .filter(fps -> fps > LEAST_FPS && fps < MOST_FPS)
        .findFirst();
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.parseDouble(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
