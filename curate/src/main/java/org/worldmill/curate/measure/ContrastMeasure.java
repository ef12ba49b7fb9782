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
 * Root-mean-square contrast: the standard deviation of luma in 0..1 (Peli, "Contrast in complex
 * images", JOSA A 7, 1990). At most 0.5, for half black and half white.
 */
@AutoService(Measure.class)
public final class ContrastMeasure implements FrameMeasure {

  @Override
  public String name() {
    return "contrast";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.number(
            "contrast_rms",
            "1",
            0,
            0.5,
            "Standard deviation of luma within a picture, mean over time.",
            "RMS contrast (Peli 1990) of full-range luma at 5 Hz, at most 320 px; PQ and HLG as on a"
                + " standard display"));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO, Modality.IMAGE);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(5);
  }

  @Override
  public FromKeyFrames fromKeyFrames() {
    return FromKeyFrames.SUFFICE;
  }

  @Override
  public Pass begin() {
    return new Pass() {
      private final TimeMean contrast = new TimeMean();

      @Override
      public void accept(Frame frame) {
        double deviation =
            LumaHistogram.of(frame.luma(Proxies.SMALL))
                .displayed(frame.coding().transfer())
                .deviation();
        contrast.add(frame.nanos(), deviation / 255);
      }

      @Override
      public Map<String, SignalValue> finish() {
        return Map.of("contrast_rms", SignalValue.of(contrast.value()));
      }
    };
  }
}
