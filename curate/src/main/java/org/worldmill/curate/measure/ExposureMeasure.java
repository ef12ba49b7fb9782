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
 * How bright a clip is: mean and quantiles of full-range luma, and what is clipped at either end.
 */
@AutoService(Measure.class)
public final class ExposureMeasure implements FrameMeasure {

  private static final int DARKEST = 2;
  private static final int BRIGHTEST = 253;
  private static final String HISTOGRAM =
      "histogram of full-range luma over all samples (5 Hz, at most 320 px)";
  private static final String DISPLAYED = HISTOGRAM + "; PQ and HLG as on a standard display";

  @Override
  public String name() {
    return "exposure";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share("luma_mean", "Mean luma; 0 is black, 1 is white.", DISPLAYED),
        SignalSpec.share("luma_p05", "Luma that 5 % of the samples do not exceed.", DISPLAYED),
        SignalSpec.share("luma_p95", "Luma that 95 % of the samples do not exceed.", DISPLAYED),
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
      private final LumaHistogram codes = new LumaHistogram();
      private final LumaHistogram all = new LumaHistogram();
      private final TimeMean mean = new TimeMean();

      @Override
      public void accept(Frame frame) {
        LumaHistogram picture = LumaHistogram.of(frame.luma(Proxies.SMALL));
        LumaHistogram seen = picture.displayed(frame.coding().transfer());
        mean.add(frame.nanos(), seen.mean());
        codes.add(picture);
        all.add(seen);
      }

      @Override
      public Map<String, SignalValue> finish() {
        return Map.of(
            "luma_mean", SignalValue.of(mean.value() / 255),
            "luma_p05", SignalValue.of(all.quantile(0.05) / 255.0),
            "luma_p95", SignalValue.of(all.quantile(0.95) / 255.0),
            "clipped_dark_share", SignalValue.of(codes.shareUpTo(DARKEST)),
            "clipped_bright_share", SignalValue.of(codes.shareFrom(BRIGHTEST)));
      }
    };
  }
}
