package org.worldmill.schemas.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.Observers.CutsAt;
import org.worldmill.schemas.robot.RobotRecord;
import org.worldmill.schemas.robot.RobotSeries;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

class DecodedPassSensorsTest {

  private static final TelemetryStream ISO =
      new TelemetryStream(
          new TelemetryStream.Origin(
              TelemetryKind.ISO, "told", "", TelemetryClock.STAMPED, 0, 0, OptionalDouble.empty()),
          new long[] {0, 1},
          new double[] {100, 200});

  /** Writes down what it is told, and when. */
  private record Listener(List<String> told) implements FrameMeasure {
    @Override
    public String name() {
      return "listener";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public List<SignalSpec> signals() {
      return List.of();
    }

    @Override
    public Set<Modality> modalities() {
      return Set.of(Modality.VIDEO);
    }

    @Override
    public Sampling sampling() {
      return Sampling.EVERY;
    }

    @Override
    public Pass begin() {
      return new Pass() {
        @Override
        public void sensors(Telemetry telemetry) {
          told.add("sensors " + telemetry.streams().size());
        }

        @Override
        public void robot(RobotSeries series) {
          told.add("robot " + series.rows());
        }

        @Override
        public void lens(StatedLens lens) {
          told.add("lens " + lens.focalWidths());
        }

        @Override
        public void accept(Frame frame) {
          told.add("frame " + frame.pts());
        }

        @Override
        public Map<String, SignalValue> finish() {
          return Map.of();
        }
      };
    }
  }

  private static List<String> told(FilmContext context) throws MediaException {
    List<String> told = new ArrayList<>();
    new DecodedPass(
            CutsAt.of(0, 2),
            List.of(new Listener(told)),
            List.of(),
            Optional.empty(),
            new ClipRules(Long.MAX_VALUE),
            context)
        .run(PaintedSource.ticks(new Rational(1, 25), 3), clip -> {});
    return told;
  }

  @Test
  void everyClipIsToldOfTheSensorsBeforeItsFirstFrame() throws MediaException {
    assertThat(told(new FilmContext(new Telemetry(List.of(ISO), List.of()), Optional.empty())))
        .containsExactly("sensors 1", "frame 0", "frame 1", "sensors 1", "frame 2");
  }

  @Test
  void everyClipIsToldOfTheLensBeforeItsFirstFrame() throws MediaException {
    StatedLens lens = new StatedLens(0.5, 0.1, "equivalent");
    assertThat(told(new FilmContext(Telemetry.NONE, Optional.of(lens))))
        .containsExactly("lens 0.5", "frame 0", "frame 1", "lens 0.5", "frame 2");
  }

  @Test
  void everyClipIsToldOfTheRobotBeforeItsFirstFrame() throws MediaException {
    RobotSeries two =
        new RobotSeries(
            new long[] {0, 1}, List.of(), new double[0][0], List.of(), new double[0][0]);
    RobotRecord record = RobotRecord.of(two, "0".repeat(64));
    assertThat(told(new FilmContext(Telemetry.NONE, Optional.empty(), record)))
        .containsExactly("robot 2", "frame 0", "frame 1", "robot 2", "frame 2");
  }

  @Test
  void aFilmWithoutSensorsSaysNothingOfThem() throws MediaException {
    assertThat(told(FilmContext.NONE)).containsExactly("frame 0", "frame 1", "frame 2");
  }
}
