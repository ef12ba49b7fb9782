package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * Whether the time in a clip runs on: or repeats itself, or runs forth and back, or jumps. It keeps
 * a thumbnail of 32 x 18 of every frame ({@link ThumbTrail}) and compares them over all distances.
 */
@AutoService(Measure.class)
public final class TimeOrderMeasure implements FrameMeasure {

  /** Twenty minutes at 30 pictures a second: some 40 MB. */
  private static final int MOST_FRAMES = 36_000;

  private static final String THUMBS =
      "32 x 18 luma thumbnails of every frame over a distance in time";

  private static final String VISIBLE =
      "visible difference (cells off by over 3/255, and over 4 times the median up to 6/255) of "
          + THUMBS;

  @Override
  public String name() {
    return "time-order";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.number(
            "loop_contrast",
            "1",
            0,
            1,
            "How closely the clip repeats itself: 1 exactly, 0 no more than by chance.",
            VISIBLE + ": one minus the least at a distance, by the median over all"),
        SignalSpec.number(
            "loop_period_s",
            "s",
            0,
            Double.POSITIVE_INFINITY,
            "After how long it repeats itself, where loop_contrast is at least 0.85.",
            VISIBLE),
        SignalSpec.number(
            "boomerang_contrast",
            "1",
            0,
            1,
            "How closely its second part is its first one backwards: 1 exactly, 0 by chance.",
            VISIBLE + ": of frames mirrored at a point in its middle half, by that to this point"),
        SignalSpec.number(
            "pace_ratio",
            "1",
            0,
            Double.POSITIVE_INFINITY,
            "Change over a frame by that over four: near 0.25 slow and smooth, near 1 jumping.",
            "mean difference of " + THUMBS),
        SignalSpec.flag(
            "reversed",
            "Whether it runs backwards.",
            "not measured: no sign of it was shown to be better than chance"));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Sampling sampling() {
    return Sampling.EVERY;
  }

  @Override
  public Pass begin() {
    return new Pass() {
      private final ThumbTrail trail = new ThumbTrail();
      private long firstNanos;
      private long lastNanos;

      @Override
      public void accept(Frame frame) {
        if (trail.size() < MOST_FRAMES) {
          firstNanos = trail.size() == 0 ? frame.nanos() : firstNanos;
          lastNanos = frame.nanos();
          trail.add(frame.sketch().luma());
        }
      }

      @Override
      public Map<String, SignalValue> finish() {
        return signals(trail, (lastNanos - firstNanos) / 1e9);
      }
    };
  }

  private static Map<String, SignalValue> signals(ThumbTrail trail, double seconds) {
    Map<String, SignalValue> found = new HashMap<>();
    found.put(
        "reversed",
        SignalValue.absent("no sign of the direction of time was shown to be better than chance"));
    Optional<SelfMatch> match = SelfMatch.of(trail);
    if (match.isEmpty()) {
      SignalValue none = SignalValue.absent("too short, or too little changes, to compare times");
      List.of("loop_contrast", "loop_period_s", "boomerang_contrast", "pace_ratio")
          .forEach(name -> found.put(name, none));
      return found;
    }
    double step = seconds / (trail.size() - 1);
    found.put("loop_contrast", SignalValue.of(match.get().loopContrast()));
    found.put(
        "loop_period_s",
        match.get().loops()
            ? SignalValue.of(match.get().loopFrames() * step)
            : SignalValue.absent("it does not repeat itself"));
    found.put("boomerang_contrast", SignalValue.of(match.get().boomerangContrast()));
    OptionalDouble pace = match.get().paceRatio();
    found.put(
        "pace_ratio",
        pace.isPresent()
            ? SignalValue.of(pace.getAsDouble())
            : SignalValue.absent("too little of the picture changes to compare times"));
    return found;
  }
}
