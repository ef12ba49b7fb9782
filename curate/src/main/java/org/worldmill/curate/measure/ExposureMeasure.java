package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
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
 * How bright a clip is: mean and quantiles of full-range luma, and what is clipped at either end.
 */
@AutoService(Measure.class)
public final class ExposureMeasure implements FrameMeasure {

  private static final int DARKEST = 2;
  private static final int BRIGHTEST = 253;
  private static final String HISTOGRAM =
      "histogram of full-range luma over all samples (5 Hz, at most 320 px)";

  @Override
  public String name() {
    return "exposure";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share("luma_mean", "Mean luma; 0 is black, 1 is white.", "mean over time"),
        SignalSpec.share("luma_p05", "Luma that 5 % of the samples do not exceed.", HISTOGRAM),
        SignalSpec.share("luma_p95", "Luma that 95 % of the samples do not exceed.", HISTOGRAM),
        SignalSpec.share(
            "clipped_dark_share", "Share of samples at the black end (8-bit 0..2).", HISTOGRAM),
        SignalSpec.share(
            "clipped_bright_share",
            "Share of samples at the white end (8-bit 253..255).",
            HISTOGRAM));
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
      private final LumaHistogram all = new LumaHistogram();
      private final TimeMean mean = new TimeMean();

      @Override
      public void accept(Frame frame) {
        Plane luma = frame.luma(Proxies.SMALL);
        mean.add(frame.nanos(), LumaHistogram.of(luma).mean());
        all.add(luma);
      }

      @Override
      public Map<String, SignalValue> finish() {
        return Map.of(
            "luma_mean", SignalValue.of(mean.value() / 255),
            "luma_p05", SignalValue.of(all.quantile(0.05) / 255.0),
            "luma_p95", SignalValue.of(all.quantile(0.95) / 255.0),
            "clipped_dark_share", SignalValue.of(all.shareUpTo(DARKEST)),
            "clipped_bright_share", SignalValue.of(all.shareFrom(BRIGHTEST)));
      }
    };
  }
}
