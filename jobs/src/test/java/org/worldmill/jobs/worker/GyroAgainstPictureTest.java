package org.worldmill.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.telemetry.TelemetryTracks;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.label.telemetry.GyroAgreement;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;
import org.worldmill.schemas.media.SignalValue;

/** The clock and the axes of real telemetry, held against what the picture does. */
class GyroAgainstPictureTest {

  private static Path film(String name) {
    String place = "shared/corpus/telemetry/gpmf-parser__" + name + ".mp4";
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve(place))) {
      at = at.getParent();
    }
    Assumptions.assumeTrue(at != null, "no shared/corpus above the working directory");
    return Objects.requireNonNull(at).resolve(place);
  }

  private static Map<String, SignalValue> signals(Path film) throws MediaException {
    MediaFacts facts = VideoProbe.probe(film);
    FrameMeasure.Pass pass = new GyroAgreement().begin();
    pass.sensors(TelemetryTracks.read(film, facts));
    try (FrameSource source = VideoSource.open(film, facts)) {
      for (Optional<MediaEvent> next = source.next(); next.isPresent(); next = source.next()) {
        if (next.get() instanceof Frame frame) {
          pass.accept(frame);
          frame.close();
        }
      }
    }
    return pass.finish();
  }

  private static double number(Map<String, SignalValue> found, String name) {
    SignalValue value = Objects.requireNonNull(found.get(name));
    return value.number().orElseThrow(() -> new AssertionError(name + ": " + value.absent()));
  }

  @Test
  void aDronesGyroscopeTellsHowItsPicturePans() throws MediaException {
    Map<String, SignalValue> found = signals(film("karma"));
    assertThat(number(found, "gyro_picture_correlation")).isGreaterThan(0.99);
    assertThat(number(found, "gyro_pan_correlation")).isGreaterThan(0.99);
    assertThat(found.get("gyro_roll_correlation").absent())
        .hasValue("the camera hardly turned about this axis");
    assertThat(number(found, "gyro_picture_offset_s")).isCloseTo(-0.025, within(0.005));
    // A lens of some 84 degrees across.
    assertThat(number(found, "gyro_focal_widths")).isBetween(0.52, 0.6);
    assertThat(number(found, "eis_suspected")).isZero();
  }

  @Test
  void aCameraThatSteadiesItsPictureIsFoundOut() throws MediaException {
    Map<String, SignalValue> found = signals(film("hero7"));
    assertThat(number(found, "eis_suspected")).isEqualTo(1);
    assertThat(number(found, "gyro_picture_correlation")).isLessThan(0.5);
    assertThat(found.get("gyro_focal_widths").absent()).isPresent();
  }
}
