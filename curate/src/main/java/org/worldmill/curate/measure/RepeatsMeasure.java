package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * The frame rate at which a clip really moves. Conversions between rates repeat frames in a rhythm:
 * of five frames of film shown at 30 a second one repeats, of two frames of an animation one.
 * {@link Cadence} finds them among the changes from frame to frame.
 *
 * <p>It needs every frame: where some are not decoded, the changes are those between the decoded
 * ones, and so is the rate.
 */
@AutoService(Measure.class)
public final class RepeatsMeasure implements FrameMeasure {

  private static final String METHOD =
      "mean change of sketches from frame to frame; a repeat changes under a quarter of what its"
          + " neighbours do";

  @Override
  public String name() {
    return "repeats";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share(
            "repeat_share",
            "Share of the frames, where anything moves, that repeat the one before.",
            METHOD),
        SignalSpec.number(
            "effective_fps",
            "1/s",
            0,
            Double.POSITIVE_INFINITY,
            "Different frames a second where anything moves.",
            METHOD + "; a steady rhythm of repeats is fitted where there is one"));
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
    return new Run();
  }

  /** Mean absolute difference of every second row, in steps of 255. */
  static float change(Plane first, Plane second) {
    byte[] a = first.samples();
    byte[] b = second.samples();
    int width = first.width();
    int sum = 0;
    int count = 0;
    for (int row = 0; row + width <= a.length; row += 2 * width) {
      int line = 0;
      for (int i = row; i < row + width; i++) {
        line += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
      }
      sum += line;
      count += width;
    }
    return (float) sum / count;
  }

  private static final class Run implements Pass {

    private final FloatTrail changes = new FloatTrail();
    private Optional<Plane> previous = Optional.empty();
    private long firstNanos;
    private long lastNanos;

    @Override
    public void accept(Frame frame) {
      Plane luma = frame.sketch().luma();
      if (previous.isEmpty()) {
        firstNanos = frame.nanos();
      } else if (previous.get().samples().length == luma.samples().length) {
        changes.add(change(previous.get(), luma));
      }
      previous = Optional.of(luma);
      lastNanos = frame.nanos();
    }

    @Override
    public Map<String, SignalValue> finish() {
      Optional<Cadence> cadence = Cadence.of(changes.values());
      if (cadence.isEmpty() || lastNanos <= firstNanos) {
        SignalValue still = SignalValue.absent("too little moves to tell repeats from stillness");
        return Map.of("repeat_share", still, "effective_fps", still);
      }
      double fps = changes.size() * 1e9 / (lastNanos - firstNanos);
      return Map.of(
          "repeat_share", SignalValue.of(cadence.get().repeatShare()),
          "effective_fps", SignalValue.of(fps * (1 - cadence.get().rhythmShare())));
    }
  }
}
