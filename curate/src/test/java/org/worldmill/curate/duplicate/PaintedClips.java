package org.worldmill.curate.duplicate;

import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.SignalValue;

/** Signatures of painted films, made by the measure as the mill makes them. */
final class PaintedClips {

  /** Frames between two samples at 25 frames a second. */
  private static final int STEP = 6;

  private PaintedClips() {}

  /** A film: the brightness at a place, in shares of width and height, and at a second. */
  interface Film {
    double at(double x, double y, double seconds);
  }

  /** A camera that moves over a ground of random patches. */
  static Film moving(int seed) {
    return (x, y, t) ->
        128
            + 40 * Math.sin(5 * x + seed + 1.3 * t)
            + 30 * Math.cos(7 * y * (1 + x) + seed * 1.7 - 0.9 * t)
            + 25 * Math.sin(11 * x * y + 3 * seed + 0.7 * t)
            + 20 * Math.cos(17 * x - 9 * y + seed + 1.9 * t);
  }

  /** A fixed camera on always the same ground, before which something moves its own way. */
  static Film fixed(int seed) {
    Film ground = moving(77);
    return (x, y, t) -> {
      double wayX = 0.5 + 0.4 * Math.sin((0.5 + 0.45 * (seed % 3)) * t + 2.0 * seed);
      double wayY = 0.5 + 0.35 * Math.cos((1.4 - 0.4 * (seed % 3)) * t + 5.0 * seed);
      boolean inside = Math.hypot(x - wayX, y - wayY) < 0.05;
      return 0.6 * ground.at(x, y, 0) + (inside ? 90 : 20);
    };
  }

  /** The same film mirrored. */
  static Film mirrored(Film film) {
    return (x, y, t) -> film.at(1 - x, y, t);
  }

  /** The same film without a share of each side. */
  static Film cropped(Film film, double share) {
    return (x, y, t) -> film.at(share + x * (1 - 2 * share), share + y * (1 - 2 * share), t);
  }

  /** The same film between bars of one brightness above and below. */
  static Film barred(Film film, double level) {
    return (x, y, t) -> y < 0.125 || y >= 0.875 ? level : film.at(x, (y - 0.125) / 0.75, t);
  }

  /** The same film from a second on, so much faster. */
  static Film from(Film film, double start, double speed) {
    return (x, y, t) -> film.at(x, y, start + t * speed);
  }

  static Signature clip(Film film, double seconds) {
    return Signatures.of(Modality.VIDEO, signals(film, seconds)).orElseThrow();
  }

  static Signature still(Film film) {
    return Signatures.of(Modality.IMAGE, signals(film, 0)).orElseThrow();
  }

  static SortedMap<String, SignalValue> signals(Film film, double seconds) {
    FrameMeasure.Pass pass = new SignatureMeasure().begin();
    for (int frame = 0; frame <= 25 * seconds; frame += STEP) {
      double time = frame / 25.0;
      pass.accept(
          PaintedFrame.grey(
              frame, 160, 96, (x, y) -> film.at((x + 0.5) / 160, (y + 0.5) / 96, time)));
    }
    return new TreeMap<>(pass.finish());
  }
}
