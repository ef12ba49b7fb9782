package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.escape;
import static org.worldmill.jobs.report.Html.number;
import static org.worldmill.jobs.report.Html.px;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.jobs.overlay.Lane;
import org.worldmill.jobs.overlay.Lanes;
import org.worldmill.schemas.media.SignalValue;

/**
 * Plots of a clip's signals over its time, each with its unit and, where its error is known, its 95
 * % band: what moves, how the camera moves, what sensors say; and what happens on a line of time.
 */
public final class SignalPlots {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 120;
  private static final double LEFT = 44;
  private static final double TOP = 8;
  private static final double EVENTS = 46;

  /** Where less of the scale lies below zero, its end is not named. */
  private static final double LEAST_BELOW = 0.05;

  private final Map<String, SignalValue> signals;
  private final double seconds;
  private final StringBuilder out = new StringBuilder();

  private SignalPlots(Map<String, SignalValue> signals, double seconds) {
    this.signals = Map.copyOf(signals);
    this.seconds = seconds;
  }

  /** As figures of a page; empty if nothing moves, happens or was sensed. */
  public static String write(Map<String, SignalValue> signals, double seconds) {
    SignalPlots plots = new SignalPlots(signals, seconds);
    Lanes.of(signals).forEach(plots::lane);
    plots.events();
    return plots.out.isEmpty() ? "" : "<div class=\"plots\">" + plots.out + "</div>";
  }

  private void lane(Lane lane) {
    out.append("<figure><figcaption><b>" + escape(lane.title()) + "</b> <span class=\"unit\">")
        .append(escape(lane.unit()) + "</span>");
    for (int i = 0; i < lane.lines().size(); i++) {
      String name = lane.lines().get(i).name();
      if (!name.isEmpty() && !name.equals(lane.title())) {
        out.append(" <span class=\"key k" + i + "\">" + escape(name) + "</span>");
      }
    }
    out.append("</figcaption>");
    open(lane.title() + " in " + lane.unit(), HEIGHT);
    double low = lane.low();
    double high = lane.high() > low ? lane.high() : low + 1;
    Axis axis = new Axis(low, high);
    out.append("<line class=\"zero\" x1=\"" + px(LEFT) + "\" x2=\"" + px(WIDTH))
        .append("\" y1=\"" + px(axis.y(0)) + "\" y2=\"" + px(axis.y(0)) + "\"/>");
    for (int i = 0; i < lane.lines().size(); i++) {
      for (Lane.Stroke stroke : lane.lines().get(i).strokes()) {
        band(stroke, i, axis);
      }
    }
    for (int i = 0; i < lane.lines().size(); i++) {
      for (Lane.Stroke stroke : lane.lines().get(i).strokes()) {
        curve(stroke, i, axis);
      }
    }
    text(LEFT - 6, TOP + 8, "end", number(high));
    if (low < -LEAST_BELOW * (high - low)) {
      text(LEFT - 6, HEIGHT, "end", number(low));
    }
    times(HEIGHT);
    out.append("</svg></figure>");
  }

  /** Where values lie. */
  private record Axis(double low, double high) {
    double y(double value) {
      double part = Math.max(0, Math.min(1, (value - low) / (high - low)));
      return HEIGHT - (HEIGHT - TOP) * part;
    }
  }

  private void open(String name, double height) {
    out.append("<svg class=\"time\" viewBox=\"0 0 " + px(WIDTH) + " " + px(height + 20))
        .append("\" role=\"img\" aria-label=\"" + escape(name) + "\">");
  }

  private void curve(Lane.Stroke stroke, int number, Axis axis) {
    out.append("<polyline class=\"k" + number + "\" points=\"");
    for (Lane.Point point : stroke.points()) {
      out.append(px(x(point.seconds())) + "," + px(axis.y(point.value())) + " ");
    }
    out.append("\"/>");
  }

  private void band(Lane.Stroke stroke, int number, Axis axis) {
    if (stroke.points().stream().noneMatch(point -> point.error() > 0)) {
      return;
    }
    StringBuilder back = new StringBuilder();
    out.append("<polygon class=\"k" + number + "\" points=\"");
    for (Lane.Point point : stroke.points()) {
      out.append(px(x(point.seconds())) + "," + px(axis.y(point.high())) + " ");
      back.insert(0, px(x(point.seconds())) + "," + px(axis.y(point.low())) + " ");
    }
    out.append(back + "\"/>");
  }

  /** Blows above the line, with the restitution of bounces; sharp sounds below it. */
  private void events() {
    List<Double> bounces = series("bounce_time_s");
    List<Double> kept = series("bounce_restitution");
    List<Double> contacts = series("contact_time_s");
    List<Double> sounds = series("onset_times_s");
    if (bounces.isEmpty() && contacts.isEmpty() && sounds.isEmpty()) {
      return;
    }
    out.append("<figure><figcaption><b>events</b> <span class=\"key blow\">blows")
        .append(bounces.isEmpty() ? "" : ", with the restitution of bounces")
        .append("</span> <span class=\"key sound\">sharp sounds</span></figcaption>");
    open("blows and sharp sounds over time", EVENTS);
    double middle = EVENTS * 0.62;
    out.append("<line class=\"zero\" x1=\"" + px(LEFT) + "\" x2=\"" + px(WIDTH))
        .append("\" y1=\"" + px(middle) + "\" y2=\"" + px(middle) + "\"/>");
    contacts.forEach(time -> tick("blow", time, middle - 18, middle));
    sounds.forEach(time -> tick("sound", time, middle, EVENTS));
    double free = 0;
    for (int i = 0; i < Math.min(bounces.size(), kept.size()); i++) {
      double x = x(bounces.get(i));
      tick("blow", bounces.get(i), middle - 18, middle);
      if (x >= free) {
        text(x, middle - 20, "middle", String.format(java.util.Locale.ROOT, "%.2f", kept.get(i)));
        free = x + 30;
      }
    }
    times(EVENTS);
    out.append("</svg></figure>");
  }

  private void tick(String style, double time, double top, double bottom) {
    out.append("<line class=\"" + style + "\" x1=\"" + px(x(time)) + "\" x2=\"" + px(x(time)))
        .append("\" y1=\"" + px(top) + "\" y2=\"" + px(bottom) + "\"/>");
  }

  private List<Double> series(String name) {
    return Optional.ofNullable(signals.get(name)).map(SignalValue::series).orElse(List.of());
  }

  private void times(double height) {
    text(LEFT, height + 15, "start", "0 s");
    text(WIDTH, height + 15, "end", number(Math.round(seconds * 10) / 10.0) + " s");
  }

  private void text(double x, double y, String anchor, String words) {
    out.append("<text x=\"" + px(x) + "\" y=\"" + px(y) + "\" text-anchor=\"" + anchor + "\">")
        .append(escape(words) + "</text>");
  }

  private double x(double at) {
    return LEFT + (WIDTH - LEFT) * Math.max(0, Math.min(1, at / Math.max(1e-9, seconds)));
  }
}
