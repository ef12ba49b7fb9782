package org.worldmill.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.telemetry.TelemetryTracks;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.label.telemetry.RotationAgreement;
import org.worldmill.label.telemetry.RotationAgreement.Turn;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/** The clock and the axes of real telemetry, held against what the picture does. */
class GyroAgainstPictureTest {

  private static final int SIDE = 160;
  private static final int REACH = 3;
  private static final int MARGIN = 8;

  private static Path drone() {
    String name = "shared/corpus/telemetry/gpmf-parser__karma.mp4";
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve(name))) {
      at = at.getParent();
    }
    Assumptions.assumeTrue(at != null, "no shared/corpus above the working directory");
    return Objects.requireNonNull(at).resolve(name);
  }

  /**
   * How far the whole picture moved, in pixels: least squared difference, a parabola for the rest.
   */
  private static double[] shift(Plane from, Plane to) {
    int size = 2 * REACH + 1;
    double[] costs = new double[size * size];
    int best = 0;
    for (int i = 0; i < costs.length; i++) {
      costs[i] = cost(from, to, i % size - REACH, i / size - REACH);
      best = costs[i] < costs[best] ? i : best;
    }
    double x = best % size - REACH;
    double y = best / size - REACH;
    if (Math.abs(x) < REACH && Math.abs(y) < REACH) {
      x += vertex(costs[best - 1], costs[best], costs[best + 1]);
      y += vertex(costs[best - size], costs[best], costs[best + size]);
    }
    return new double[] {x, y};
  }

  private static double vertex(double before, double at, double after) {
    double bend = before - 2 * at + after;
    return bend > 0 ? (before - after) / (2 * bend) : 0;
  }

  private static double cost(Plane from, Plane to, int dx, int dy) {
    double sum = 0;
    for (int y = MARGIN; y < from.height() - MARGIN; y += 2) {
      for (int x = MARGIN; x < from.width() - MARGIN; x += 2) {
        double off = from.at(x, y) - to.at(x + dx, y + dy);
        sum += off * off;
      }
    }
    return sum;
  }

  private static List<Turn> turns(Path film, MediaFacts facts) throws MediaException {
    List<Turn> turns = new ArrayList<>();
    Optional<Plane> before = Optional.empty();
    long beforeNanos = 0;
    try (FrameSource source = VideoSource.open(film, facts)) {
      for (Optional<MediaEvent> next = source.next(); next.isPresent(); next = source.next()) {
        if (next.get() instanceof Frame frame) {
          try (frame) {
            Plane plane = frame.luma(SIDE);
            if (before.isPresent()) {
              double[] moved = shift(before.get(), plane);
              double seconds = (frame.nanos() - beforeNanos) / 1e9;
              // Scenery that goes to the right: a camera that turns to the left, up being the axis.
              turns.add(
                  new Turn(beforeNanos, frame.nanos(), -moved[1] / seconds, moved[0] / seconds, 0));
            }
            before = Optional.of(plane);
            beforeNanos = frame.nanos();
          }
        }
      }
    }
    return turns;
  }

  @Test
  void aDronesGyroscopeTellsHowItsPicturePans() throws MediaException {
    Path film = drone();
    MediaFacts facts = VideoProbe.probe(film);
    TelemetryStream gyro =
        TelemetryTracks.read(film, facts).first(TelemetryKind.ROTATION_RATE).orElseThrow();
    RotationAgreement found = RotationAgreement.of(turns(film, facts), gyro).orElseThrow();
    RotationAgreement.Axis pan = found.axes().get(1);
    assertThat(pan.gyro()).as("z is up").isEqualTo(2);
    assertThat(pan.sign()).isEqualTo(1);
    assertThat(pan.correlation()).as("%s", found).isGreaterThan(0.9);
    assertThat(found.offsetNanos()).isCloseTo(-20_000_000L, within(15_000_000L));
    // A lens of some 80 degrees across, 143 pixels wide.
    assertThat(pan.gain()).isBetween(75.0, 100.0);
  }
}
