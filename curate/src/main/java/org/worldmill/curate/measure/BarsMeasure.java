package org.worldmill.curate.measure;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * Black bars around the picture, letterbox and pillarbox, and the rectangle inside them. {@link
 * BarFinder} tells bars from dark scenes.
 */
@AutoService(Measure.class)
public final class BarsMeasure implements FrameMeasure {

  private static final String METHOD =
      "rows and columns black in the brightest of all samples (1 Hz, at most 320 px), up to a"
          + " straight edge or as far as the bar opposite; logos and subtitles in them allowed";

  @Override
  public String name() {
    return "bars";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share("bars_share", "Share of the area under black bars.", METHOD),
        SignalSpec.share("crop_x", "Left edge inside the bars, in widths.", METHOD),
        SignalSpec.share("crop_y", "Top edge inside the bars, in heights.", METHOD),
        SignalSpec.share("crop_w", "Width inside the bars, in widths.", METHOD),
        SignalSpec.share("crop_h", "Height inside the bars, in heights.", METHOD));
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
      private final BarFinder finder = new BarFinder();

      @Override
      public void accept(Frame frame) {
        finder.add(frame.luma(Proxies.SMALL));
      }

      @Override
      public Map<String, SignalValue> finish() {
        return signals(finder.find());
      }
    };
  }

  private static Map<String, SignalValue> signals(Optional<BarFinder.Inside> found) {
    if (found.isEmpty()) {
      SignalValue dark = SignalValue.absent("the whole clip is too dark to tell bars from it");
      return Map.of(
          "bars_share", dark, "crop_x", dark, "crop_y", dark, "crop_w", dark, "crop_h", dark);
    }
    BarFinder.Inside inside = found.get();
    return Map.of(
        "bars_share", SignalValue.of(1 - inside.width() * inside.height()),
        "crop_x", SignalValue.of(inside.x()),
        "crop_y", SignalValue.of(inside.y()),
        "crop_w", SignalValue.of(inside.width()),
        "crop_h", SignalValue.of(inside.height()));
  }
}
