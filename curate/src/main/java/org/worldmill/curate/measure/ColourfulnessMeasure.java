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
 * Colourfulness as people rate it (Hasler and Suesstrunk, "Measuring colourfulness in natural
 * images", SPIE 5007, 2003): M = sqrt(var rg + var yb) + 0.3 sqrt(mean rg^2 + mean yb^2), with rg =
 * R - G and yb = (R + G) / 2 - B. Their scale: 0 not, 15 slightly, 33 moderately, 45 averagely, 59
 * quite, 82 highly, 109 extremely colourful.
 *
 * <p>Both opponents are sums of Cb and Cr alone, luma falls out, so it is found on the chroma
 * planes (BT.601 coefficients, no clipping of colours outside RGB).
 */
@AutoService(Measure.class)
public final class ColourfulnessMeasure implements FrameMeasure {

  private static final double RG_FROM_BLUE = 0.344136;
  private static final double RG_FROM_RED = 1.402 + 0.714136;
  private static final double YB_FROM_BLUE = -0.172068 - 1.772;
  private static final double YB_FROM_RED = 0.701 - 0.357068;

  @Override
  public String name() {
    return "colourfulness";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.number(
            "colourfulness",
            "1",
            0,
            400,
            "How colourful people find it: 0 grey, 33 moderately, 59 quite, 109 extremely.",
            "Hasler and Suesstrunk 2003 on Cb and Cr at 2 Hz, at most 160 px; mean over time"));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO, Modality.IMAGE);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(2);
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
        Plane blue = frame.chromaBlue(Proxies.SMALL);
        mean.add(frame.nanos(), colourfulness(blue, frame.chromaRed(Proxies.SMALL)));
      }

      @Override
      public Map<String, SignalValue> finish() {
        return Map.of("colourfulness", SignalValue.of(mean.value()));
      }
    };
  }

  static double colourfulness(Plane bluePlane, Plane redPlane) {
    byte[] blues = bluePlane.samples();
    byte[] reds = redPlane.samples();
    long blue = 0;
    long red = 0;
    long blueBlue = 0;
    long redRed = 0;
    long blueRed = 0;
    for (int i = 0; i < blues.length; i++) {
      int b = (blues[i] & 0xff) - 128;
      int r = (reds[i] & 0xff) - 128;
      blue += b;
      red += r;
      blueBlue += (long) b * b;
      redRed += (long) r * r;
      blueRed += (long) b * r;
    }
    double n = blues.length;
    double meanBlue = blue / n;
    double meanRed = red / n;
    double varBlue = blueBlue / n - meanBlue * meanBlue;
    double varRed = redRed / n - meanRed * meanRed;
    double cov = blueRed / n - meanBlue * meanRed;
    double spread =
        variance(RG_FROM_BLUE, RG_FROM_RED, varBlue, varRed, cov)
            + variance(YB_FROM_BLUE, YB_FROM_RED, varBlue, varRed, cov);
    double rg = RG_FROM_BLUE * meanBlue + RG_FROM_RED * meanRed;
    double yb = YB_FROM_BLUE * meanBlue + YB_FROM_RED * meanRed;
    return Math.sqrt(Math.max(0, spread)) + 0.3 * Math.hypot(rg, yb);
  }

  private static double variance(
      double forBlue, double forRed, double varBlue, double varRed, double cov) {
    return forBlue * forBlue * varBlue + forRed * forRed * varRed + 2 * forBlue * forRed * cov;
  }
}
