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
      "mean change of sketches from frame to frame, or where that is small, of the "
          + BlockChange.MOST
          + " blocks that change most; a repeat changes under a quarter of what its neighbours do";

  /** Mean change of a picture, in steps of 255, from which something moves. */
  private static final double MOVES = 0.6;

  /** The same of the blocks that change most: beyond what coding does to things that stand. */
  private static final double THING_MOVES = 4;

  @Override
  public String name() {
    return "repeats";
  }

  @Override
  public int version() {
    return 2;
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

  private static final class Run implements Pass {

    private final FloatTrail changes = new FloatTrail();
    private final FloatTrail things = new FloatTrail();
    private Optional<Plane> previous = Optional.empty();
    private long firstNanos;
    private long lastNanos;

    @Override
    public void accept(Frame frame) {
      Plane luma = frame.sketch().luma();
      if (previous.isEmpty()) {
        firstNanos = frame.nanos();
      } else if (previous.get().samples().length == luma.samples().length) {
        BlockChange change = BlockChange.between(previous.get(), luma);
        changes.add(change.mean());
        things.add(change.most());
      }
      previous = Optional.of(luma);
      lastNanos = frame.nanos();
    }

    @Override
    public Map<String, SignalValue> finish() {
      // Small things stop and hide more often than a whole picture does: theirs must be steady.
      Optional<Cadence> cadence =
          Cadence.of(changes.values(), MOVES)
              .or(() -> Cadence.of(things.values(), THING_MOVES).filter(Cadence::steady));
      if (cadence.isEmpty() || lastNanos <= firstNanos) {
        SignalValue still = SignalValue.absent("too little moves to tell repeats from stillness");
        return Map.of("repeat_share", still, "effective_fps", still);
      }
      double fps = changes.size() * 1e9 / (lastNanos - firstNanos);
      double share = cadence.get().repeatShare();
      return Map.of(
          "repeat_share", SignalValue.of(share),
          "effective_fps", SignalValue.of(fps * (1 - cadence.get().rhythmShare().orElse(share))));
    }
  }
}
