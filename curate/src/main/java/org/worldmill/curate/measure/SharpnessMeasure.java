package org.worldmill.curate.measure;

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

/**
 * How sharp a clip is, comparable between resolutions and contrasts: {@link ReblurKernel} on luma
 * of at most 640 px. A larger source is seen as it looks at 640 px; a smaller one at its own size.
 * A source enlarged before it was encoded reads as blurred, which it is.
 */
@AutoService(Measure.class)
public final class SharpnessMeasure implements FrameMeasure {

  @Override
  public String name() {
    return "sharpness";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share(
            "sharpness",
            "Part of the fine detail that a further blur would remove: 0 blurred, 1 sharp.",
            "one minus the blur effect (Crete et al. 2007), luma at 1 Hz, at most 640 px; mean over"
                + " time"));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO, Modality.IMAGE);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(1);
  }

  @Override
  public FromKeyFrames fromKeyFrames() {
    return FromKeyFrames.SUFFICE;
  }

  @Override
  public Pass begin() {
    return new Pass() {
      private final TimeMean mean = new TimeMean();

      @Override
      public void accept(Frame frame) {
        double sharpness = ReblurKernel.sharpness(frame.luma(Proxies.DETAIL));
        if (!Double.isNaN(sharpness)) {
          mean.add(frame.nanos(), sharpness);
        }
      }

      @Override
      public Map<String, SignalValue> finish() {
        return Map.of(
            "sharpness",
            mean.isEmpty()
                ? SignalValue.absent("the picture is flat: nothing in it could be sharp")
                : SignalValue.of(mean.value()));
      }
    };
  }
}
