package org.worldmill.jobs.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.worldmill.schemas.media.Observation;
import org.worldmill.schemas.media.Observation.View;

/**
 * What happens: a ring and, of bounces, the restitution where something is struck, which leaves a
 * small cross; gravity as an arrow as long as the length written beside it; the period of what
 * swings; and a word while a sharp sound begins.
 */
final class EventLayer {

  private static final double FRESH_SECONDS = 0.5;
  private static final double SOUND_SECONDS = 0.25;
  private static final double[] LENGTHS_M = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50};

  private final Layout layout;
  private final Seen seen;
  private final Readings readings;
  private final double sourceWidth;

  /** {@code sourceWidth}: of the pictures that the signals' pixels are of. */
  EventLayer(Layout layout, Seen seen, Readings readings, double sourceWidth) {
    this.layout = layout;
    this.seen = seen;
    this.readings = readings;
    this.sourceWidth = sourceWidth;
  }

  void draw(Raster raster, double seconds) {
    View view = seen.view(seconds);
    double since = seen.comparableSince(seconds);
    for (Observation.Blow blow : seen.blows()) {
      if (blow.seconds() <= seconds && blow.seconds() > since) {
        blow(raster, blow, seconds - blow.seconds(), view);
      }
    }
    gravity(raster);
  }

  private void blow(Raster raster, Observation.Blow blow, double age, View view) {
    double x = view.x(blow.x(), blow.y()) * layout.width();
    double y = view.y(blow.x(), blow.y()) * layout.width();
    int dot = layout.dot();
    double arm = 3.0 * dot;
    Raster.Ink ink = Raster.Ink.solid(Palette.BLOW);
    raster.line(x - arm, y - arm, x + arm, y + arm, dot, ink);
    raster.line(x - arm, y + arm, x + arm, y - arm, dot, ink);
    if (age > FRESH_SECONDS) {
      return;
    }
    double radius = (6 + 10 * age / FRESH_SECONDS) * dot;
    raster.ring(x, y, radius, 1.2 * dot, ink.thinner(1 - 0.6 * age / FRESH_SECONDS));
    String words =
        blow.restitution().isPresent()
            ? "e " + Figures.of(blow.restitution().getAsDouble())
            : "contact";
    double left =
        Math.max(2, Math.min(layout.width() - Raster.textWidth(words, dot), x - 9.0 * dot));
    raster.label(words, left, Math.max(2, y - 30.0 * dot), dot, Palette.BLOW);
  }

  private void gravity(Raster raster) {
    OptionalDouble accel = readings.number("gravity_px_per_s2");
    OptionalDouble scale = readings.number("metres_per_px");
    if (accel.isEmpty() || scale.isEmpty()) {
      return;
    }
    double metresPerPx = scale.getAsDouble() * sourceWidth / layout.width();
    double metres = length(metresPerPx);
    double length = metres / metresPerPx;
    double roll = readings.number("gravity_roll_rad").orElse(0);
    int dot = layout.dot();
    double x = layout.width() - 14.0 * dot;
    double y = 8.0 * dot;
    double toX = x - Math.sin(roll) * length;
    double toY = y + Math.cos(roll) * length;
    raster.arrow(x, y, toX, toY, 1.6 * dot + 2, new Raster.Ink(Palette.DARK, 0.6));
    raster.arrow(x, y, toX, toY, 1.6 * dot, Raster.Ink.solid(Palette.GRAVITY));
    List<String> lines = new ArrayList<>();
    lines.add("g " + Figures.of(accel.getAsDouble(), readings.error("gravity_px_per_s2")));
    lines.add("px/s²");
    lines.add("arrow " + metres(metres));
    double top = 6.0 * dot;
    for (String line : lines) {
      double left = x - Raster.textWidth(line, dot) - 10.0 * dot;
      raster.label(line, left, top, dot, Palette.GRAVITY);
      top += layout.lineHeight();
    }
  }

  private static String metres(double metres) {
    return metres < 1 ? Math.round(metres * 100) + " cm" : Math.round(metres) + " m";
  }

  /** The round length that is nearest below 0.3 picture heights. */
  private double length(double metresPerPx) {
    double most = 0.3 * layout.pictureHeight() * metresPerPx;
    double best = LENGTHS_M[0];
    for (double length : LENGTHS_M) {
      best = length <= most ? length : best;
    }
    return best;
  }

  /** What else is to be said now, a line each. */
  List<String> words(double seconds) {
    List<String> lines = new ArrayList<>();
    OptionalDouble period = readings.number("motion_period_s");
    if (period.isPresent()) {
      lines.add(
          "period " + Figures.of(period.getAsDouble(), readings.error("motion_period_s")) + " s");
    }
    List<Double> onsets = readings.series("onset_times_s");
    List<Double> rises = readings.series("onset_rise_db");
    for (int i = 0; i < Math.min(onsets.size(), rises.size()); i++) {
      if (seconds >= onsets.get(i) && seconds < onsets.get(i) + SOUND_SECONDS) {
        lines.add("sound +" + Math.round(rises.get(i)) + " dB");
        break;
      }
    }
    return lines;
  }
}
