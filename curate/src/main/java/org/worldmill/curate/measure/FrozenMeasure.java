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
 * For how much of a clip the picture does not change at all: repeated frames, a stalled camera, a
 * still shown as video.
 *
 * <p>A frame repeats the one before it if at most 1 sample in 5,000 of its sketch's luma differs by
 * more than 2 of 255 steps. A mean would call a small slow object in front of a fixed camera
 * frozen; counting changed samples does not.
 */
@AutoService(Measure.class)
public final class FrozenMeasure implements FrameMeasure {

  private static final int UNCHANGED_STEPS = 2;
  private static final int SAMPLES_PER_CHANGE = 5000;
  private static final String METHOD =
      "a frame repeats the last if at most 0.02 % of its luma samples (every frame, sketches of at"
          + " most 160 px) differ by more than 2/255";

  @Override
  public String name() {
    return "frozen";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share(
            "frozen_share", "Share of the time between frames in which nothing changed.", METHOD),
        SignalSpec.number(
            "frozen_run_s",
            "s",
            0,
            Double.POSITIVE_INFINITY,
            "Longest time without any change.",
            METHOD));
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
  public FromKeyFrames fromKeyFrames() {
    return FromKeyFrames.SUFFICE_WHERE_STILL;
  }

  @Override
  public Pass begin() {
    return new Run();
  }

  /** Whether two planes of any size show the same. */
  static boolean same(Plane first, Plane second) {
    if (first.width() != second.width() || first.height() != second.height()) {
      return false;
    }
    byte[] a = first.samples();
    byte[] b = second.samples();
    int allowed = a.length / SAMPLES_PER_CHANGE;
    int changed = 0;
    int width = first.width();
    for (int row = 0; row < a.length && changed <= allowed; row += width) {
      for (int i = row; i < row + width; i++) {
        int difference = Math.abs((a[i] & 0xff) - (b[i] & 0xff));
        // The sign bit of (limit - difference): 1 where the sample changed, without a branch.
        changed += (UNCHANGED_STEPS - difference) >>> 31;
      }
    }
    return changed <= allowed;
  }

  private static final class Run implements Pass {

    private Optional<Plane> previous = Optional.empty();
    private long previousNanos;
    private long wholeNanos;
    private long frozenNanos;
    private long runNanos;
    private long longestNanos;

    @Override
    public void accept(Frame frame) {
      Plane luma = frame.sketch().luma();
      if (previous.isPresent()) {
        long interval = frame.nanos() - previousNanos;
        boolean frozen = same(previous.get(), luma);
        wholeNanos += interval;
        frozenNanos += frozen ? interval : 0;
        runNanos = frozen ? runNanos + interval : 0;
        longestNanos = Math.max(longestNanos, runNanos);
      }
      previous = Optional.of(luma);
      previousNanos = frame.nanos();
    }

    @Override
    public Map<String, SignalValue> finish() {
      if (wholeNanos <= 0) {
        SignalValue absent = SignalValue.absent("a single frame neither moves nor stands still");
        return Map.of("frozen_share", absent, "frozen_run_s", absent);
      }
      return Map.of(
          "frozen_share", SignalValue.of((double) frozenNanos / wholeNanos),
          "frozen_run_s", SignalValue.of(longestNanos / 1e9));
    }
  }
}
