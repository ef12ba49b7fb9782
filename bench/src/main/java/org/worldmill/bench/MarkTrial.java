package org.worldmill.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.SignalValue;

/**
 * A mark, a ring with a bar through it, painted into the upper right corner of every clip of the
 * corpus, in several sizes and opacities; and the clips as they are, against what a person saw.
 */
final class MarkTrial {

  /** Clips of the corpus in which a person saw something laid over a scene that moves. */
  private static final Set<String> MARKED =
      Set.of(
          "ThreatExchange__chair-22-with-large-logo-bar.mp4#0",
          "metadata-extractor-images__FLIR_Thermal.mp4#0",
          "jcodec__out8.webm#0",
          "jcodec__out9.webm#0");

  private static final List<Double> SIZES = List.of(0.08, 0.12, 0.2);
  private static final List<Double> OPACITIES = List.of(1.0, 0.6, 0.3);

  private final ObjectNode result;
  private final FrameMeasure overlay = Content.measure("overlay");
  private final Map<String, Content.Tally> painted = new java.util.LinkedHashMap<>();
  private int clips;
  private int judged;
  private int marked;
  private int found;
  private int otherShare;
  private int otherFlag;

  MarkTrial(ObjectNode result) {
    this.result = result;
  }

  ObjectNode run(Path videos) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(videos)) {
      files = list.sorted().toList();
    }
    for (Path file : files) {
      try {
        int index = 0;
        for (List<HeldFrame> clip : ContentFrames.clips(file)) {
          judge(file.getFileName() + "#" + index++, clip);
        }
      } catch (MediaException e) {
        System.err.println(file.getFileName() + ": " + e.getMessage());
      }
    }
    ObjectNode real = result.putObject("as_they_are");
    real.put("clips", clips);
    real.put("judged", judged);
    real.put("marked_by_eye", marked);
    real.put("found", found);
    real.put("others_with_still_edges", otherShare);
    real.put("others_with_corner_flag", otherFlag);
    painted.forEach((name, tally) -> tally.write(result.putObject(name)));
    return result;
  }

  private void judge(String name, List<HeldFrame> clip) {
    clips++;
    Map<String, SignalValue> plain = Content.found(overlay, clip);
    if (Content.signal(plain, "static_overlay_share").absent().isPresent()) {
      return;
    }
    judged++;
    boolean still = Content.number(plain, "static_overlay_share") > 0;
    if (MARKED.contains(name)) {
      marked++;
      found += still ? 1 : 0;
      return;
    }
    otherShare += still ? 1 : 0;
    otherFlag += Content.number(plain, "watermark_corner") > 0 ? 1 : 0;
    for (double size : SIZES) {
      for (double opacity : OPACITIES) {
        paint(clip, size, opacity);
      }
    }
  }

  private void paint(List<HeldFrame> clip, double size, double opacity) {
    List<HeldFrame> marks =
        clip.stream().map(frame -> frame.painted(plane -> mark(plane, size, opacity))).toList();
    Map<String, SignalValue> signals = Content.found(overlay, marks);
    double flag = Content.signal(signals, "watermark_corner").number().orElse(0.0);
    String name = String.format(java.util.Locale.ROOT, "size_%.2f_opacity_%.1f", size, opacity);
    painted.computeIfAbsent(name, key -> new Content.Tally()).count(1, flag);
  }

  /** The mark: white, as high as {@code size} of the picture's shorter side. */
  private static Plane mark(Plane plane, double size, double opacity) {
    int width = plane.width();
    int side = Math.min(width, plane.height());
    double radius = size * side / 2;
    double centreX = width - 0.06 * side - radius;
    double centreY = 0.06 * side + radius;
    double stroke = Math.max(1, radius / 5);
    byte[] samples = plane.samples().clone();
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < width; x++) {
        double distance = Math.hypot(x - centreX, y - centreY);
        boolean ring = Math.abs(distance - radius + stroke) <= stroke;
        boolean bar = distance <= radius && Math.abs(y - centreY) <= stroke;
        if (ring || bar) {
          double under = samples[y * width + x] & 0xff;
          samples[y * width + x] = (byte) Math.round(under + opacity * (255 - under));
        }
      }
    }
    return new Plane(width, plane.height(), samples);
  }
}
