package org.worldmill.label.camera;

import com.google.auto.service.AutoService;
import java.util.HashMap;
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
 * Whether a clip is a still picture that is panned or zoomed, as documentary films do with
 * photographs: it moves, and nothing of the world's motion can be learned from it.
 */
@AutoService(Measure.class)
public final class KenBurns implements FrameMeasure {

  private static final double ANY = Double.POSITIVE_INFINITY;
  private static final String METHOD =
      "points followed four times a second on luma of at most 320 px; one similarity lays each picture on"
          + " the next to 0.25 px and on one up to 45 px away to 0.12 px, or 1.3 times what steps leave, no point goes its own way, and"
          + " the view moves smoothly and not by a zoom about the middle alone";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.flag(
              "ken_burns",
              "Whether it is a still picture that is panned or zoomed; a camera that slides along"
                  + " something flat shows the same",
              METHOD),
          SignalSpec.number(
              "ken_burns_zoom_s",
              "1/s",
              -ANY,
              ANY,
              "Logarithm of that picture's enlargement per second, on average",
              METHOD),
          SignalSpec.number(
              "ken_burns_way_widths_s",
              "widths/s",
              0,
              ANY,
              "How fast the view's middle goes over it, on average",
              METHOD),
          SignalSpec.number(
              "ken_burns_residual_px",
              "px",
              0,
              ANY,
              "What a similarity leaves over the longest ways, in pixels of the source",
              METHOD));

  private final EgoMotion.Looking looking;

  /** Gives up as soon as something speaks against it. */
  public KenBurns() {
    this(EgoMotion.Looking.WHERE_IT_MAY_MOVE);
  }

  private KenBurns(EgoMotion.Looking looking) {
    this.looking = looking;
  }

  /** One that follows points to the end of every clip, to show what giving up saves. */
  public static KenBurns ungated() {
    return new KenBurns(EgoMotion.Looking.EVERYWHERE);
  }

  @Override
  public String name() {
    return "ken-burns";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
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
    StillPicture picture = new StillPicture(looking);
    return new FrameMeasure.Pass() {
      private boolean transition;

      @Override
      public void transition() {
        transition = true;
      }

      @Override
      public void accept(Frame frame) {
        if (!transition) {
          picture.accept(frame);
        }
      }

      @Override
      public Map<String, SignalValue> finish() {
        return signals(
            transition
                ? StillPicture.Finding.none("the clip is a transition between two shots")
                : picture.finish());
      }
    };
  }

  private static Map<String, SignalValue> signals(StillPicture.Finding finding) {
    Map<String, SignalValue> found = new HashMap<>();
    SIGNALS.forEach(spec -> found.put(spec.name(), SignalValue.absent(finding.reason())));
    if (finding.still().isEmpty()) {
      return found;
    }
    boolean still = finding.still().get();
    found.put("ken_burns", SignalValue.of(still).withConfidence(finding.confidence()));
    if (still) {
      found.put("ken_burns_zoom_s", SignalValue.of(finding.zoom()));
      found.put("ken_burns_way_widths_s", SignalValue.of(finding.way()));
      found.put("ken_burns_residual_px", SignalValue.of(finding.residual()));
    }
    return found;
  }
}
