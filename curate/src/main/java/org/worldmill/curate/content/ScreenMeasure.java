package org.worldmill.curate.content;

import com.google.auto.service.AutoService;
import java.util.Arrays;
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
 * How much a picture looks made by a computer's screen: surfaces without noise, of few shades, with
 * nothing between surface and hard edge, the edges upright or level. Plain drawings and test charts
 * look so as well; films, also drawn ones, do not.
 */
@AutoService(Measure.class)
public final class ScreenMeasure implements FrameMeasure {

  private static final int SIDE = 640;
  private static final int MOST_SAMPLES = 2;
  private static final int SECONDS_APART = 2;

  /** Steps between neighbours: up to the first there is none, from the last on it is an edge. */
  private static final int FLAT = 1;

  private static final int SOFT = 12;
  private static final int HARD = 40;

  /** An edge is upright or level if its lesser step is at most this part of the greater. */
  private static final int ALIGNED = 4;

  /** How many shades are few. */
  private static final int SHADES = 16;

  @Override
  public String name() {
    return "screen";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share(
            "screen_content",
            "How much the picture looks like a computer's screen: 0 a film, towards 1 a plain page.",
            "product of four shares of luma (at most 640 px, at most 2 samples): neighbours without"
                + " a step, hard edges among all steps, upright or level ones among hard edges,"
                + " area in the "
                + SHADES
                + " commonest shades"));
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
  public Pass begin() {
    return new Pass() {
      private final Spread<Plane> samples = new Spread<>(MOST_SAMPLES, SECONDS_APART);

      @Override
      public void accept(Frame frame) {
        samples.offer(() -> frame.luma(SIDE));
      }

      @Override
      public Map<String, SignalValue> finish() {
        double likeness =
            samples.kept().stream()
                .mapToDouble(ScreenMeasure::likeness)
                .average()
                .orElse(Double.NaN);
        return Map.of(
            "screen_content",
            Double.isNaN(likeness)
                ? SignalValue.absent("no picture has an edge")
                : SignalValue.of(likeness));
      }
    };
  }

  /** The product for one picture, from every second row; NaN without hard edges. */
  static double likeness(Plane plane) {
    byte[] samples = plane.samples();
    int width = plane.width();
    int[] shades = new int[256];
    int seen = 0;
    int flat = 0;
    int soft = 0;
    int hard = 0;
    int aligned = 0;
    for (int y = 0; y < plane.height() - 1; y += 2) {
      for (int i = y * width; i < (y + 1) * width - 1; i++) {
        int here = samples[i] & 0xff;
        int across = Math.abs((samples[i + 1] & 0xff) - here);
        int down = Math.abs((samples[i + width] & 0xff) - here);
        int step = Math.max(across, down);
        shades[here]++;
        seen++;
        if (step <= FLAT) {
          flat++;
        } else if (step <= SOFT) {
          soft++;
        } else if (step >= HARD) {
          hard++;
          aligned += Math.min(across, down) * ALIGNED <= step ? 1 : 0;
        }
      }
    }
    if (hard == 0) {
      return Double.NaN;
    }
    double few = (double) commonest(shades) / seen;
    return (double) flat / seen * hard / (hard + soft) * aligned / hard * few;
  }

  private static int commonest(int[] shades) {
    Arrays.sort(shades);
    int sum = 0;
    for (int i = shades.length - SHADES; i < shades.length; i++) {
      sum += shades[i];
    }
    return sum;
  }
}
