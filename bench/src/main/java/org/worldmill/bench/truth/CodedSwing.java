package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;
import org.worldmill.schemas.media.Plane;

/**
 * By how much the light swings in a film as it was coded: of the luma of strips of decoded pictures
 * by that of the same pictures painted in steady light, the best sine of a known frequency. A coder
 * that predicts pictures leaves part of a swing out; what moves is in both and falls out.
 */
final class CodedSwing {

  /** Strips: so many that what a rolling shutter does within one is nothing. */
  private static final int STRIPS = 45;

  private static final int UNKNOWNS = 4;

  private CodedSwing() {}

  /**
   * Half of what lies between darkest and brightest, as a share of the luma.
   *
   * @param steady the pictures before they were lit
   * @param film the same, lit and coded
   * @param hz how often the light swings a second, as seen
   */
  static double amplitude(List<Plane> steady, Path film, double hz)
      throws IOException, MediaException {
    List<double[]> logs = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    try (FrameSource source = VideoSource.open(film, VideoProbe.probe(film))) {
      for (Optional<MediaEvent> event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          Plane before = steady.get(logs.size());
          double[] lit = strips(frame.luma(before.width()));
          double[] unlit = strips(before);
          for (int i = 0; i < STRIPS; i++) {
            lit[i] = Math.log(lit[i] / unlit[i]);
          }
          logs.add(lit);
          seconds.add(frame.nanos() / 1e9);
          frame.close();
        }
      }
    }
    double sum = 0;
    for (int i = 0; i < STRIPS; i++) {
      sum += amplitude(seconds, logs, i, hz);
    }
    return sum / STRIPS;
  }

  private static double[] strips(Plane plane) {
    double[] means = new double[STRIPS];
    for (int strip = 0; strip < STRIPS; strip++) {
      int top = strip * plane.height() / STRIPS;
      int bottom = (strip + 1) * plane.height() / STRIPS;
      long sum = 0;
      for (int i = top * plane.width(); i < bottom * plane.width(); i++) {
        sum += plane.samples()[i] & 0xff;
      }
      means[strip] = (double) sum / ((bottom - top) * plane.width());
    }
    return means;
  }

  /** Least squares of a sine, a level and a drift, by elimination. */
  private static double amplitude(List<Double> seconds, List<double[]> logs, int strip, double hz) {
    double length = seconds.get(seconds.size() - 1) - seconds.get(0);
    double[][] rows = new double[UNKNOWNS][UNKNOWNS + 1];
    for (int i = 0; i < logs.size(); i++) {
      double turn = 2 * Math.PI * hz * seconds.get(i);
      double[] by = {
        Math.cos(turn), Math.sin(turn), 1, (seconds.get(i) - seconds.get(0)) / length - 0.5
      };
      for (int j = 0; j < UNKNOWNS; j++) {
        for (int k = 0; k < UNKNOWNS; k++) {
          rows[j][k] += by[j] * by[k];
        }
        rows[j][UNKNOWNS] += by[j] * logs.get(i)[strip];
      }
    }
    for (int j = 0; j < UNKNOWNS; j++) {
      for (int other = 0; other < UNKNOWNS; other++) {
        double times = other == j ? 0 : rows[other][j] / rows[j][j];
        for (int k = j; k <= UNKNOWNS; k++) {
          rows[other][k] -= times * rows[j][k];
        }
      }
    }
    return Math.hypot(rows[0][UNKNOWNS] / rows[0][0], rows[1][UNKNOWNS] / rows[1][1]);
  }
}
