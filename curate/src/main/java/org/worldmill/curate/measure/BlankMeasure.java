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
 * For how much of a clip the picture is black or white. Black: at least 98 % of the samples have a
 * luma of at most 0.1 (the criterion and defaults of FFmpeg's blackdetect filter); white: at least
 * 98 % have one of at least 0.95.
 */
@AutoService(Measure.class)
public final class BlankMeasure implements FrameMeasure {

  private static final double WHOLE_PICTURE = 0.98;
  private static final int BLACK = 25;
  private static final int WHITE = 242;

  @Override
  public String name() {
    return "blank";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share(
            "black_share",
            "Share of the time that the picture is black.",
            "98 % of samples at luma <= 25/255, at 5 Hz, at most 320 px"),
        SignalSpec.share(
            "white_share",
            "Share of the time that the picture is white.",
            "98 % of samples at luma >= 242/255, at 5 Hz, at most 320 px"));
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
      private final TimeMean black = new TimeMean();
      private final TimeMean white = new TimeMean();

      @Override
      public void accept(Frame frame) {
        LumaHistogram histogram =
            LumaHistogram.of(frame.luma(Proxies.SMALL)).displayed(frame.coding().transfer());
        black.add(frame.nanos(), histogram.shareUpTo(BLACK) >= WHOLE_PICTURE);
        white.add(frame.nanos(), histogram.shareFrom(WHITE) >= WHOLE_PICTURE);
      }

      @Override
      public Map<String, SignalValue> finish() {
        return Map.of(
            "black_share", SignalValue.of(black.value()),
            "white_share", SignalValue.of(white.value()));
      }
    };
  }
}
