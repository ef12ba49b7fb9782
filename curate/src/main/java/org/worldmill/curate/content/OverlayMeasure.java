package org.worldmill.curate.content;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * What stays in its place while the scene moves: logos, watermarks, burnt-in frames and captions,
 * and parts of the vehicle or robot that carries the camera. Nothing can be said where nothing
 * moves: then all edges stay, and the signals are absent.
 */
@AutoService(Measure.class)
public final class OverlayMeasure implements FrameMeasure {

  private static final String METHOD =
      "edges of luma (at most 320 px) that keep place and direction in 3 to 8 samples a second and"
          + " more apart, between which the scene moved";

  private static final int SIDE = 320;
  private static final int MOST_SAMPLES = 8;
  private static final int LEAST_SAMPLES = 3;

  /** Part of the structured cells beyond which it is the scene that stays. */
  private static final double SCENE = 0.5;

  /** Outer part of each side that counts as corner, and the inset of marks from the very edge. */
  private static final double CORNER = 0.36;

  private static final double INSET = 0.012;
  private static final double LARGEST_MARK = 0.06;

  @Override
  public String name() {
    return "overlay";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        SignalSpec.share(
            "static_overlay_share",
            "Share of the area with edges that stay in place while the scene moves: logos,"
                + " watermarks, captions, also what carries the camera.",
            METHOD),
        SignalSpec.share(
            "static_overlay_x", "Left edge of the largest of them, in widths.", METHOD),
        SignalSpec.share(
            "static_overlay_y", "Top edge of the largest of them, in heights.", METHOD),
        SignalSpec.share("static_overlay_w", "Width of the largest of them, in widths.", METHOD),
        SignalSpec.share("static_overlay_h", "Height of the largest of them, in heights.", METHOD),
        SignalSpec.flag(
            "watermark_corner",
            "Something small stays in a corner, clear of the edges, while the scene moves.",
            METHOD));
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Sampling sampling() {
    return Sampling.hz(1);
  }

  @Override
  public Pass begin() {
    return new Pass() {
      private final Spread<Plane> samples = new Spread<>(MOST_SAMPLES, 1);

      @Override
      public void accept(Frame frame) {
        samples.offer(() -> frame.luma(SIDE));
      }

      @Override
      public Map<String, SignalValue> finish() {
        return found(samples.kept());
      }
    };
  }

  private Map<String, SignalValue> found(List<Plane> samples) {
    if (samples.size() < LEAST_SAMPLES) {
      return absent("too short to tell what stays from what moves");
    }
    List<Plane> moments = moments(samples);
    if (moments.size() < LEAST_SAMPLES) {
      return absent("the scene does not move: all of it stays in place");
    }
    StillEdges.Found found = StillEdges.in(moments);
    if (found.still() > SCENE * found.structured()) {
      return absent("most of the scene stays in place");
    }
    return signals(found, moments.get(0));
  }

  /** Samples each of which the scene has moved since the one before. */
  private static List<Plane> moments(List<Plane> samples) {
    List<Plane> moments = new ArrayList<>();
    for (Plane sample : samples) {
      if (moments.isEmpty() || SceneChange.moved(moments.get(moments.size() - 1), sample)) {
        moments.add(sample);
      }
    }
    return moments;
  }

  private Map<String, SignalValue> absent(String reason) {
    Map<String, SignalValue> all = new LinkedHashMap<>();
    signals().forEach(spec -> all.put(spec.name(), SignalValue.absent(reason)));
    return all;
  }

  private static Map<String, SignalValue> signals(StillEdges.Found found, Plane plane) {
    Optional<Box> largest = found.clusters().stream().findFirst().map(StillEdges.Cluster::box);
    double w = plane.width();
    double h = plane.height();
    return Map.of(
        "static_overlay_share", SignalValue.of((double) found.cells() / found.all()),
        "static_overlay_x", place(largest.map(box -> box.x() / w)),
        "static_overlay_y", place(largest.map(box -> box.y() / h)),
        "static_overlay_w", place(largest.map(box -> box.width() / w)),
        "static_overlay_h", place(largest.map(box -> box.height() / h)),
        "watermark_corner",
            SignalValue.of(
                found.clusters().stream().anyMatch(cluster -> isMark(cluster.box(), w, h))));
  }

  private static SignalValue place(Optional<Double> value) {
    return value.map(SignalValue::of).orElse(SignalValue.absent("nothing stays in place"));
  }

  private static boolean isMark(Box box, double w, double h) {
    return outside(box.x() / w, (box.x() + box.width()) / w)
        && outside(box.y() / h, (box.y() + box.height()) / h)
        && box.area() <= LARGEST_MARK * w * h;
  }

  /** Whether a stretch lies at one end of 0..1, but clear of it. */
  private static boolean outside(double from, double to) {
    boolean low = from >= INSET && to <= CORNER;
    boolean high = from >= 1 - CORNER && to <= 1 - INSET;
    return low || high;
  }
}
