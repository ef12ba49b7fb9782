package org.worldmill.curate.shot;

import com.google.auto.service.AutoService;
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

/** Whether a clip is a shot, or a fade or dissolve between two, as the shot detector said. */
@AutoService(Measure.class)
public final class TransitionMeasure implements FrameMeasure {

  @Override
  public String name() {
    return "transition";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.number(
            "transition",
            "1",
            0,
            1,
            "1 for a fade or dissolve between two shots, 0 for a shot.",
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
    return new Pass() {
      private double transition;

      @Override
      public void transition() {
        transition = 1;
      }

      @Override
      public void accept(Frame frame) {
        // Nothing need be seen: it was told.
      }

      @Override
      public Map<String, SignalValue> finish() {
        return Map.of("transition", SignalValue.of(transition));
      }
    };
  }
}
