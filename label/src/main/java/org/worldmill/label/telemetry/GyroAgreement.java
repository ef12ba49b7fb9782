package org.worldmill.label.telemetry;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.label.camera.PictureTurns;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryKind;

/**
 * Holds a film's gyroscope against its pictures: what each says of the camera's turns checks the
 * other, and together they tell the focal length, the shift of the clocks, the rolling shutter and
 * whether the picture was steadied. Looks at pictures of films with a gyroscope alone.
 */
@AutoService(Measure.class)
public final class GyroAgreement implements FrameMeasure {

  @Override
  public String name() {
    return "gyro-agreement";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<SignalSpec> signals() {
    return GyroSignals.ALL;
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
  public FrameMeasure.Pass begin() {
    return new Pass();
  }

  private static final class Pass implements FrameMeasure.Pass {

    private final PictureTurns turns = new PictureTurns();
    private Optional<Telemetry> sensors = Optional.empty();
    private boolean transition;
    private long frames;
    private long startNanos;

    @Override
    public void transition() {
      transition = true;
    }

    @Override
    public void sensors(Telemetry telemetry) {
      sensors =
          Optional.of(telemetry).filter(t -> t.first(TelemetryKind.ROTATION_RATE).isPresent());
    }

    @Override
    public void accept(Frame frame) {
      startNanos = frames++ == 0 ? frame.nanos() : startNanos;
      if (sensors.isPresent() && !transition) {
        turns.accept(frame);
      }
    }

    @Override
    public Map<String, SignalValue> finish() {
      if (transition) {
        return GyroSignals.absent("the clip is a transition between two shots");
      }
      return sensors
          .map(telemetry -> new GyroSignals(turns, telemetry, startNanos).values(frames))
          .orElseGet(() -> GyroSignals.absent("the film has no gyroscope"));
    }
  }
}
