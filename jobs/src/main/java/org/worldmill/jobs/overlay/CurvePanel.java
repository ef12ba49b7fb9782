package org.worldmill.jobs.overlay;

import java.util.List;
import java.util.stream.Collectors;
import org.worldmill.schemas.media.Observation;

/**
 * The signals of the clip over its time, the 95 % band of those that state an error, one lane below
 * the other; what happens as marks at the bottom; and a line at the moment that is shown.
 */
final class CurvePanel {

  private static final int MARK_DOTS = 9;

  private final Layout layout;
  private final double left;
  private final double clipSeconds;
  private final List<Lane> lanes;
  private final List<Double> blows;
  private final List<Double> sounds;

  /** {@code left}: where it begins, in pixels. */
  CurvePanel(Layout layout, double left, double clipSeconds, Readings readings, Seen seen) {
    this.layout = layout;
    this.left = left;
    this.clipSeconds = clipSeconds;
    lanes = Lanes.drawn(readings, seen.steps());
    blows = seen.blows().stream().map(Observation.Blow::seconds).toList();
    sounds = readings.series("onset_times_s");
  }

  void draw(Raster raster, double seconds) {
    double marks = MARK_DOTS * layout.dot();
    double lane = (layout.panelHeight() - marks) / Math.max(1, lanes.size());
    for (int i = 0; i < lanes.size(); i++) {
      draw(raster, lanes.get(i), layout.pictureHeight() + i * lane, lane, seconds);
    }
    if (lanes.isEmpty()) {
      raster.text(
          "nothing to plot",
          left + 4.0 * layout.dot(),
          layout.pictureHeight() + 4.0 * layout.dot(),
          layout.dot(),
          Palette.FAINT);
    }
    marks(raster, layout.height() - marks, marks);
    double x = x(seconds);
    raster.line(
        x,
        layout.pictureHeight(),
        x,
        layout.height(),
        0.5 * layout.dot(),
        new Raster.Ink(Palette.WORDS, 0.9));
  }

  private void marks(Raster raster, double top, double height) {
    raster.fill(left, top, layout.width() - left, 1, Raster.Ink.solid(Palette.FAINT));
    mark(raster, sounds, top + height * 0.5, top + height, Palette.SOUND);
    mark(raster, blows, top + 1, top + height * 0.6, Palette.BLOW);
  }

  private void mark(Raster raster, List<Double> times, double from, double to, int colour) {
    for (double time : times) {
      raster.line(x(time), from, x(time), to, layout.dot(), Raster.Ink.solid(colour));
    }
  }

  private void draw(Raster raster, Lane lane, double top, double height, double seconds) {
    double low = lane.low();
    double high = lane.high() > low ? lane.high() : low + 1;
    double words = layout.lineHeight();
    Axis axis = new Axis(top + words, height - words - 2.0 * layout.dot(), low, high);
    double zero = axis.y(0);
    raster.fill(left, zero, layout.width() - left, 1, Raster.Ink.solid(Palette.FAINT));
    for (Lane.Line line : lane.lines()) {
      band(raster, line, axis);
    }
    for (Lane.Line line : lane.lines()) {
      curve(raster, line, axis);
    }
    title(raster, lane, top, seconds);
  }

  /** Where values of a lane lie. */
  private record Axis(double top, double height, double low, double high) {
    double y(double value) {
      double part = Math.max(0, Math.min(1, (value - low) / (high - low)));
      return top + height * (1 - part);
    }
  }

  private void curve(Raster raster, Lane.Line line, Axis axis) {
    Raster.Ink ink = Raster.Ink.solid(line.colour());
    each(
        line,
        (from, to) ->
            raster.line(
                x(from.seconds()),
                axis.y(from.value()),
                x(to.seconds()),
                axis.y(to.value()),
                0.7 * layout.dot(),
                ink));
  }

  private void band(Raster raster, Lane.Line line, Axis axis) {
    Raster.Ink ink = new Raster.Ink(line.colour(), 0.3);
    each(
        line,
        (from, to) -> {
          if (to.error() > 0) {
            double high = axis.y(to.high());
            double x = x(from.seconds());
            raster.fill(x, high, x(to.seconds()) - x, axis.y(to.low()) - high, ink);
          }
        });
  }

  /** What is drawn from one point to the next. */
  private interface Leg {
    void draw(Lane.Point from, Lane.Point to);
  }

  private static void each(Lane.Line line, Leg leg) {
    for (Lane.Stroke stroke : line.strokes()) {
      for (int i = 1; i < stroke.points().size(); i++) {
        leg.draw(stroke.points().get(i - 1), stroke.points().get(i));
      }
    }
  }

  private void title(Raster raster, Lane lane, double top, double seconds) {
    int dot = layout.dot();
    double x = left + 3.0 * dot;
    double y = top + 2.0 * dot;
    raster.text(lane.title(), x, y, dot, Palette.WORDS);
    x += Raster.textWidth(lane.title() + " ", dot);
    for (Lane.Line line : lane.lines()) {
      String now =
          line.at(seconds).isPresent() ? Figures.of(line.at(seconds).getAsDouble()) + " " : "- ";
      String words = (line.name().equals(lane.title()) ? "" : line.name() + " ") + now;
      words = words.strip() + " ";
      raster.text(words, x, y, dot, line.colour());
      x += Raster.textWidth(words, dot);
    }
    raster.text(lane.unit(), x, y, dot, Palette.WORDS);
  }

  private double x(double seconds) {
    double part = Math.max(0, Math.min(1, seconds / clipSeconds));
    return left + 1 + (layout.width() - left - 2) * part;
  }

  /** The titles of its lanes, for tests. */
  @Override
  public String toString() {
    return lanes.stream().map(Lane::title).collect(Collectors.joining(", "));
  }
}
