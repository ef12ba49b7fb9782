package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.escape;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.media.SignalValue;

/**
 * The section that shows what was measured of motion in the pictures themselves: of the {@value
 * #MOST} published clips that show most, a picture with tracks, blows and the camera's path drawn
 * in, at most {@value #MOST_KIB} KiB each, and the signals over time.
 */
final class MotionSection {

  private static final int MOST = 3;
  private static final int MOST_KIB = 96;

  private final List<ReportItem> best = new ArrayList<>();

  /** Takes an item into account; those with equally much to show are taken by their ids. */
  void offer(ReportItem item) {
    if (item.publication().isPresent() && much(item) > 0) {
      best.add(item);
      best.sort(
          Comparator.comparingInt(MotionSection::much)
              .reversed()
              .thenComparing(one -> one.item().itemId()));
      if (best.size() > MOST) {
        best.remove(MOST);
      }
    }
  }

  /** How much there is to see: free fall first, then swings, blows and camera moves. */
  private static int much(ReportItem item) {
    int much = number(item, "gravity_px_per_s2").isPresent() ? 8 : 0;
    much += number(item, "motion_period_s").isPresent() ? 4 : 0;
    much += number(item, "tracks").orElse(0.0) > 0 ? 1 : 0;
    boolean moves =
        value(item, "camera_motion")
            .flatMap(SignalValue::text)
            .filter(motion -> !motion.equals("static"))
            .isPresent();
    return much + (moves ? 2 : 0);
  }

  private static Optional<SignalValue> value(ReportItem item, String signal) {
    return Optional.ofNullable(item.signals().get(signal));
  }

  private static Optional<Double> number(ReportItem item, String signal) {
    return value(item, signal).flatMap(SignalValue::number);
  }

  /**
   * The section; empty if nothing moves in any clip.
   *
   * @throws IOException if a clip cannot be read
   */
  String write(MotionPictures pictures) throws IOException {
    if (best.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    out.append(
            "<section id=\"motion\"><h2>Motion</h2><p class=\"quiet\">The clips that show most, ")
        .append(MOST + " at most: what was measured, drawn into a picture of at most " + MOST_KIB)
        .append(" KiB, and over the clip's time with 95 % bands where errors are known. ")
        .append("<code>worldmill inspect ID --overlay OUT.mp4</code> draws over a whole clip.</p>");
    for (ReportItem item : best) {
      out.append("<article class=\"panel motion\"><h3>" + escape(item.asset().name()))
          .append(" <small>" + escape(item.item().itemId().substring(0, 12)) + "</small></h3>");
      Optional<byte[]> picture = pictures.of(item, MOST_KIB << 10);
      if (picture.isPresent()) {
        out.append("<img alt=\"What was measured, drawn into the clip\" src=\"")
            .append(HtmlDocument.embedded("image/jpeg", picture.get()) + "\">");
      }
      double seconds = item.item().span().map(span -> span.durationNanos() / 1e9).orElse(0.0);
      out.append(SignalPlots.write(item.signals(), seconds) + "</article>");
    }
    return out.append("</section>").toString();
  }
}
