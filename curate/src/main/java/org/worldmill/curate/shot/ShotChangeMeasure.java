package org.worldmill.curate.shot;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * The curve by which shots were found, thinned to the greatest change of every half second, so that
 * no cut is lost. Costs nothing: the detector has it. Where no frame begins for half a second, its
 * change is 0.
 */
@AutoService(Measure.class)
public final class ShotChangeMeasure implements FrameMeasure {

  /** The signal. */
  public static final String SIGNAL = "shot_change";

  /** One value covers so much time. */
  public static final long STEP_NANOS = 500_000_000L;

  /** Values are kept to a hundredth of a step. */
  private static final double GRAIN = 100;

  @Override
  public String name() {
    return "shot-change";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.series(
            SIGNAL,
            "8-bit steps",
            0,
            510,
            "Greatest change from a frame to the next in every half second from the clip's start.",
            "the shot detector's; docs/shots.md"));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(1);
  }

  @Override
  public Pass begin() {
    return new Curve();
  }

  private static final class Curve implements Pass {

    private final List<Double> greatest = new ArrayList<>();

    @Override
    public void shotChange(long nanos, double change) {
      int place = (int) (Math.max(0, nanos) / STEP_NANOS);
      while (greatest.size() <= place) {
        greatest.add(0.0);
      }
      double rounded = Math.rint(change * GRAIN) / GRAIN;
      greatest.set(place, Math.max(greatest.get(place), rounded));
    }

    @Override
    public void accept(Frame frame) {
      // Nothing need be seen: it was told.
    }

    @Override
    public Map<String, SignalValue> finish() {
      return Map.of(
          SIGNAL,
          greatest.isEmpty()
              ? SignalValue.absent("no two frames were compared")
              : SignalValue.of(greatest));
    }
  }
}
