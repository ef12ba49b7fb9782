package org.worldmill.label.camera;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Observation;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.media.StatedLens;

/** What the camera does, over spans of a clip, and what moves beside that. */
@AutoService(Measure.class)
public final class CameraMotion implements FrameMeasure {

  private final EgoMotion.Looking looking;

  /** Follows points only where the camera may have moved. */
  public CameraMotion() {
    this(EgoMotion.Looking.WHERE_IT_MAY_MOVE);
  }

  private CameraMotion(EgoMotion.Looking looking) {
    this.looking = looking;
  }

  /** One that follows points everywhere, to show what the gate saves. */
  public static CameraMotion ungated() {
    return new CameraMotion(EgoMotion.Looking.EVERYWHERE);
  }

  @Override
  public String name() {
    return "camera-motion";
  }

  @Override
  public int version() {
    return 10;
  }

  @Override
  public List<SignalSpec> signals() {
    return CameraSignals.ALL;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(EgoMotion.HZ);
  }

  @Override
  public FrameMeasure.Pass begin() {
    EgoMotion motion = new EgoMotion(Lens.UNKNOWN, looking);
    return new FrameMeasure.Pass() {
      private boolean transition;

      @Override
      public void lens(StatedLens lens) {
        motion.believe(Lens.stated(lens));
      }

      @Override
      public void watch(Consumer<Observation> witness) {
        motion.watch(witness);
      }

      @Override
      public void transition() {
        transition = true;
      }

      @Override
      public void accept(Frame frame) {
        if (!transition) {
          motion.accept(frame);
        }
      }

      @Override
      public Map<String, SignalValue> finish() {
        if (transition) {
          return CameraSignals.absent("the clip is a transition between two shots");
        }
        Optional<CameraStory> story = motion.finish();
        return story
            .map(CameraSignals::of)
            .orElseGet(
                () -> CameraSignals.absent("there are no two frames a quarter of a second apart"));
      }
    };
  }
}
