package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.escape;
import static org.worldmill.jobs.report.Html.number;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws a curve over time with thresholds, boundaries, and the stretches that were dropped. */
public final class CurveSvg {

  private static final double LEFT = 46;
  private static final double TOP = 8;

  private final Chart chart;
  private final double width;
  private final double height;
  private final double low;
  private final double high;
  private final StringBuilder out = new StringBuilder();

  private CurveSvg(Chart chart, Size size) {
    this.chart = chart;
    this.width = size.width();
    this.height = size.height();
    double least =
        Math.min(
            chart.curve().least(),
            chart.lines().stream().min(Double::compare).orElse(Double.POSITIVE_INFINITY));
    double most =
        Math.max(
            chart.curve().greatest(),
            chart.lines().stream().max(Double::compare).orElse(Double.NEGATIVE_INFINITY));
    low = least >= 0 ? 0 : least;
    high = most > low ? most + (most - low) / 20 : low + 1;
  }

  /**
   * What is drawn.
   *
   * @param name for those who do not see it
   * @param seconds length of the film
   * @param curve the values
   * @param threshold a threshold that changes over time
   * @param lines thresholds that do not
   * @param boundaries times of boundaries
   * @param dropped stretches that were dropped
   */
  public record Chart(
      String name,
      double seconds,
      Curve curve,
      Optional<Curve> threshold,
      List<Double> lines,
      List<Double> boundaries,
      List<Stretch> dropped) {

    public Chart {
      lines = List.copyOf(lines);
      boundaries = List.copyOf(boundaries);
      dropped = List.copyOf(dropped);
    }
  }

  /** A stretch of time, in seconds. */
  public record Stretch(double from, double to) {}

  /** How large it is drawn, in pixels where there is room. */
  public record Size(double width, double height) {}

  /** The drawing, as an element of a page. */
  public static String draw(Chart chart, Size size) {
    CurveSvg svg = new CurveSvg(chart, size);
    svg.open();
    chart.dropped().forEach(svg::dropped);
    chart.boundaries().forEach(svg::boundary);
    chart.threshold().ifPresent(curve -> svg.line("limit", curve));
    chart.lines().forEach(svg::limit);
    svg.line("curve", chart.curve());
    svg.axes();
    return svg.out.append("</svg>").toString();
  }

  private void open() {
    out.append("<svg class=\"time\" viewBox=\"0 0 " + px(width) + " " + px(height + 22))
        .append("\" role=\"img\" aria-label=\"" + escape(chart.name()) + "\">");
  }

  private void dropped(Stretch stretch) {
    double from = x(stretch.from());
    out.append("<rect class=\"zone\" x=\"" + px(from) + "\" y=\"" + px(TOP) + "\" width=\"")
        .append(px(Math.max(0.5, x(stretch.to()) - from)) + "\" height=\"" + px(height - TOP))
        .append("\"/>");
  }

  private void boundary(double seconds) {
    out.append("<line class=\"cut\" x1=\"" + px(x(seconds)) + "\" x2=\"" + px(x(seconds)))
        .append("\" y1=\"" + px(TOP) + "\" y2=\"" + px(height) + "\"/>");
  }

  private void limit(double value) {
    out.append("<line class=\"limit\" x1=\"" + px(LEFT) + "\" x2=\"" + px(width) + "\" y1=\"")
        .append(px(y(value)) + "\" y2=\"" + px(y(value)) + "\"/><text class=\"limit\" x=\"")
        .append(px(width - 2) + "\" y=\"" + px(y(value) - 3) + "\" text-anchor=\"end\">")
        .append(number(value) + "</text>");
  }

  private void line(String style, Curve curve) {
    out.append("<polyline class=\"" + style + "\" points=\"");
    for (Curve.Point point : curve.points()) {
      out.append(px(x(point.seconds())) + "," + px(y(Math.min(high, point.value()))) + " ");
    }
    out.append("\"/>");
  }

  private void axes() {
    text(LEFT - 6, TOP + 8, "end", number(high));
    text(LEFT - 6, height, "end", number(low));
    text(LEFT, height + 16, "start", "0 s");
    text(width, height + 16, "end", number(Math.round(chart.seconds() * 10) / 10.0) + " s");
  }

  private void text(double x, double y, String anchor, String words) {
    out.append("<text class=\"tick\" x=\"" + px(x) + "\" y=\"" + px(y) + "\" text-anchor=\"")
        .append(anchor + "\">" + escape(words) + "</text>");
  }

  private double x(double seconds) {
    return LEFT + (width - LEFT) * Math.min(1, Math.max(0, seconds / chart.seconds()));
  }

  private double y(double value) {
    return height - (height - TOP) * (value - low) / (high - low);
  }

  private static String px(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
