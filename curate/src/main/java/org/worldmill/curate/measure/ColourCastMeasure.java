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
 * Whether one hue lies over everything, as after a wrong white balance: the colours' centre is far
 * from grey and they lie close around it (the circle of Li, Jin and Xiong 2005, here on Cb and Cr).
 * A lawn has one too; the sign is of the picture, not of the camera. A grey picture has none.
 */
@AutoService(Measure.class)
public final class ColourCastMeasure implements FrameMeasure {

  /** Keeps what hardly has colours near 0, in steps of 255. */
  private static final double NOISE = 3;

  @Override
  public String name() {
    return "colour-cast";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share(
            "colour_cast",
            "How much one hue lies over everything: 0 none, 0.5 as much as colours vary, 1 all.",
            "distance of mean Cb, Cr from grey by itself plus their mean distance from it plus"
                + " 3/255; 1 Hz, at most 160 px, mean over time"));
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
      private final TimeMean mean = new TimeMean();

      @Override
      public void accept(Frame frame) {
        Plane blue = frame.chromaBlue(Proxies.SMALL);
        mean.add(frame.nanos(), cast(blue.samples(), frame.chromaRed(Proxies.SMALL).samples()));
      }

      @Override
      public Map<String, SignalValue> finish() {
        return Map.of("colour_cast", SignalValue.of(mean.value()));
      }
    };
  }

  static double cast(byte[] blues, byte[] reds) {
    long blue = 0;
    long red = 0;
    for (int i = 0; i < blues.length; i++) {
      blue += blues[i] & 0xff;
      red += reds[i] & 0xff;
    }
    double meanBlue = (double) blue / blues.length;
    double meanRed = (double) red / reds.length;
    int centreBlue = (int) Math.round(meanBlue);
    int centreRed = (int) Math.round(meanRed);
    long spread = 0;
    for (int i = 0; i < blues.length; i++) {
      spread += Math.abs((blues[i] & 0xff) - centreBlue) + Math.abs((reds[i] & 0xff) - centreRed);
    }
    double distance = Math.hypot(meanBlue - 128, meanRed - 128);
    return distance / (distance + (double) spread / blues.length + NOISE);
  }
}
