package org.worldmill.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Plane;

/**
 * Lines of text painted over frames in which a person saw none, and frames in which a person read
 * some. A painted line is found if the share of text rises by half of its area or more.
 */
final class TextTrial {

  private static final List<Double> SIZES = List.of(0.035, 0.05, 0.07, 0.1, 0.15);
  private static final List<Float> OPACITIES = List.of(1f, 0.7f, 0.4f);
  private static final List<TextPainter.Style> STYLES =
      List.of(
          TextPainter.Style.WHITE,
          TextPainter.Style.RIMMED,
          TextPainter.Style.BLACK,
          TextPainter.Style.BOXED);
  private static final List<String> FONTS = List.of("SansSerif", "Serif", "Monospaced");
  private static final Map<String, String> TEXTS =
      new java.util.TreeMap<>(
          Map.of(
              "Latin", "And then she said: why not?",
              "Latin, news", "BREAKING  Markets fall 3.4%",
              "digits", "00:12:45 CAM 03 2021-05-14",
              "Cyrillic", "Съешь ещё этих мягких булок",
              "Greek", "Ξεσκεπάζω την ψυχοφθόρα",
              "Arabic", "هذا نص عربي للتجربة اليوم"));

  private final ObjectNode result;
  private final FrameMeasure text = Content.measure("text");
  private final List<Trial> trials = new ArrayList<>();

  TextTrial(ObjectNode result) {
    this.result = result;
  }

  private record Trial(TextPainter painter, String script, boolean found) {}

  ObjectNode run(Map<ContentLabel, HeldFrame> frames) {
    Random random = new Random(20260101);
    int read = 0;
    int readable = 0;
    int clean = 0;
    int[] above = new int[3];
    double sum = 0;
    for (Map.Entry<ContentLabel, HeldFrame> entry : frames.entrySet()) {
      HeldFrame frame = entry.getValue();
      double before = share(frame);
      Optional<Boolean> label = entry.getKey().text();
      if (label.orElse(false)) {
        readable++;
        read += before > 0 ? 1 : 0;
      } else if (label.isPresent()) {
        clean++;
        sum += before;
        above[0] += before > 0.005 ? 1 : 0;
        above[1] += before > 0.05 ? 1 : 0;
        above[2] += before > 0.3 ? 1 : 0;
        paint(frame, before, random);
      }
    }
    ObjectNode real = result.putObject("read_by_eye");
    real.put("frames", readable);
    real.put("found", read);
    ObjectNode none = result.putObject("none_by_eye");
    none.put("frames", clean);
    none.put("mean_share", sum / clean);
    none.put("above_0_005", above[0]);
    none.put("above_0_05", above[1]);
    none.put("above_0_3", above[2]);
    report();
    return result;
  }

  private double share(HeldFrame frame) {
    return Content.number(Content.found(text, List.of(frame)), "text_area_share");
  }

  private void paint(HeldFrame frame, double before, Random random) {
    Plane plane = frame.detail();
    for (double size : SIZES) {
      String script = List.copyOf(TEXTS.keySet()).get(random.nextInt(TEXTS.size()));
      TextPainter painter =
          new TextPainter(
              TEXTS.getOrDefault(script, script),
              FONTS.get(random.nextInt(FONTS.size())),
              size,
              OPACITIES.get(random.nextInt(OPACITIES.size())),
              STYLES.get(random.nextInt(STYLES.size())));
      Optional<TextPainter.Painted> painted = painter.over(plane, random);
      if (painted.isPresent()) {
        HeldFrame after = new HeldFrame(0, frame.small(), painted.get().plane());
        double area = painted.get().line().width * (double) painted.get().line().height;
        double rise = share(after) - before;
        boolean found = rise >= 0.5 * area / plane.samples().length;
        trials.add(new Trial(painter, script, found));
      }
    }
  }

  private void report() {
    write("all", trial -> "");
    write("height_by_picture", trial -> String.valueOf(trial.painter.share()));
    write("opacity", trial -> String.valueOf(trial.painter.opacity()));
    write("style", trial -> trial.painter.style().name().toLowerCase(java.util.Locale.ROOT));
    write("font", trial -> trial.painter.font());
    write("script", Trial::script);
  }

  private void write(String name, java.util.function.Function<Trial, String> by) {
    Map<String, List<Trial>> groups =
        trials.stream()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    by, java.util.TreeMap::new, java.util.stream.Collectors.toList()));
    ObjectNode node = result.putObject(name);
    groups.forEach(
        (group, members) -> {
          ObjectNode place = group.isEmpty() ? node : node.putObject(group);
          long found = members.stream().filter(Trial::found).count();
          place.put("painted", members.size());
          place.put("found", found);
          place.put("recall", (double) found / members.size());
        });
  }
}
