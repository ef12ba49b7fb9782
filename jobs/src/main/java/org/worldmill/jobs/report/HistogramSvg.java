package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.count;
import static org.worldmill.jobs.report.Html.escape;
import static org.worldmill.jobs.report.Html.number;
import static org.worldmill.jobs.report.Html.px;

import java.util.List;
import java.util.Locale;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.SignalSpec;

/** Draws one distribution: bars of kept and dropped items, and the thresholds over them. */
public final class HistogramSvg {

  private static final double WIDTH = 300;
  private static final double TOP = 16;
  private static final double BASE = 106;
  private static final double HEIGHT = 126;

  private final Distribution shown;
  private final StringBuilder out = new StringBuilder();

  private HistogramSvg(Distribution shown) {
    this.shown = shown;
  }

  /**
   * Values of a signal, with the bounds of the rules that look at it.
   *
   * @param values at least one
   */
  public static String draw(
      Modality modality, SignalSpec spec, List<FilterRule> rules, ValueSketch values) {
    return draw(Distribution.of(modality, spec, rules, values));
  }

  static String draw(Distribution distribution) {
    HistogramSvg svg = new HistogramSvg(distribution);
    svg.open();
    distribution.rules().forEach(svg::zone);
    svg.bars();
    distribution.rules().forEach(svg::threshold);
    svg.axis();
    return svg.out.append("</svg>").toString();
  }

  private void open() {
    String label =
        String.format(
            Locale.ROOT,
            "Distribution of %s over %s items: median %s",
            shown.spec().name(),
            count(shown.values()),
            number(shown.median()));
    out.append("<svg class=\"hist\" viewBox=\"0 0 300 126\" role=\"img\" aria-label=\"")
        .append(escape(label))
        .append("\">");
  }

  /** Shades what a rule drops. */
  private void zone(FilterRule rule) {
    rule.min().ifPresent(min -> shade(0, shown.axis().place(min) * WIDTH));
    rule.max().ifPresent(max -> shade(shown.axis().place(max) * WIDTH, WIDTH));
  }

  private void shade(double from, double to) {
    if (to > from) {
      rect("zone", from, TOP, to - from, BASE - TOP);
      out.append("/>");
    }
  }

  private void bars() {
    Axis axis = shown.axis();
    double step = WIDTH / axis.bins();
    double gap = axis.bins() > 10 ? 1 : 4;
    for (int bin = 0; bin < axis.bins(); bin++) {
      long kept = shown.kept().get(bin);
      long dropped = shown.dropped().get(bin);
      if (kept + dropped == 0) {
        continue;
      }
      double keptHeight = height(kept);
      double droppedHeight = height(dropped);
      double x = bin * step + gap / 2;
      out.append("<g><title>").append(escape(tip(bin, kept, dropped))).append("</title>");
      rect("kept", x, BASE - keptHeight, step - gap, keptHeight);
      out.append("/>");
      rect("drop", x, BASE - keptHeight - droppedHeight, step - gap, droppedHeight);
      out.append("/></g>");
    }
  }

  private double height(long items) {
    double full = (BASE - TOP - 4) * items / shown.tallest();
    return items == 0 ? 0 : Math.max(full, 1.5);
  }

  private String tip(int bin, long kept, long dropped) {
    String from = number(shown.axis().edge(bin));
    String to = number(shown.axis().edge(bin + 1));
    return from
        + " to "
        + to
        + " "
        + unit()
        + ": "
        + count(kept)
        + " kept, "
        + count(dropped)
        + " dropped";
  }

  private void threshold(FilterRule rule) {
    rule.min().ifPresent(min -> line(min, "≥ "));
    rule.max().ifPresent(max -> line(max, "≤ "));
  }

  private void line(double value, String sign) {
    Axis axis = shown.axis();
    boolean beyond = value < axis.low() || value > axis.high();
    double x = Math.min(WIDTH - 0.5, Math.max(0.5, axis.place(value) * WIDTH));
    String anchor = x > WIDTH / 2 ? "end" : "start";
    String text =
        beyond
            ? (x > WIDTH / 2 ? sign + number(value) + " →" : "← " + sign + number(value))
            : sign + number(value);
    out.append("<line class=\"")
        .append(beyond ? "limit beyond" : "limit")
        .append("\" x1=\"" + px(x) + "\" x2=\"" + px(x) + "\" y1=\"4\" y2=\"" + px(BASE) + "\"/>")
        .append("<text class=\"limit\" y=\"11\" x=\"")
        .append(px(x + (x > WIDTH / 2 ? -4 : 4)))
        .append("\" text-anchor=\"" + anchor + "\">")
        .append(escape(text))
        .append("</text>");
  }

  private void axis() {
    Axis axis = shown.axis();
    out.append("<line class=\"base\" x1=\"0\" x2=\"300\" y1=\"106.5\" y2=\"106.5\"/>");
    if (axis.bins() == 2) {
      label(WIDTH / 4, "middle", "no");
      label(WIDTH * 3 / 4, "middle", "yes");
      return;
    }
    label(0, "start", number(axis.low()));
    label(WIDTH / 2, "middle", axis.logarithmic() ? "logarithmic" : "");
    label(WIDTH, "end", number(axis.high()) + (unit().isEmpty() ? "" : " " + unit()));
  }

  private void label(double x, String anchor, String text) {
    out.append(
            "<text class=\"tick\" y=\"" + px(HEIGHT - 6) + "\" x=\"" + px(x) + "\" text-anchor=\"")
        .append(anchor)
        .append("\">")
        .append(escape(text))
        .append("</text>");
  }

  private void rect(String style, double x, double y, double width, double height) {
    out.append("<rect class=\"" + style + "\" x=\"" + px(x) + "\" y=\"" + px(y))
        .append("\" width=\"" + px(width) + "\" height=\"" + px(height) + "\"");
  }

  private String unit() {
    return shown.spec().unit().equals("1") ? "" : shown.spec().unit();
  }
}
