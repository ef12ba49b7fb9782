package org.worldmill.label.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.worldmill.label.camera.Rotation;
import org.worldmill.label.camera.Vec;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Pose;
import org.worldmill.label.room.Room;
import org.worldmill.label.scene.SceneFrame;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

class GyroAgreementTest {

  private static final Room ROOM = new Room(Room.Furniture.BOXES, 3);
  private static final Room.Eye EYE = new Room.Eye(256, 144, 0.75);
  private static final CameraPath HAND = CameraPath.turning(new Vec(0, 0.05, 0)).trembling(0.04, 5);
  private static final int FRAMES = 75;
  private static final long LATE = 42_000_000L;

  /** 200 samples a second from half a second before to half a second after, late by 42 ms. */
  private static TelemetryStream gyro() {
    long[] nanos = new long[700];
    double[] values = new double[3 * nanos.length];
    for (int i = 0; i < nanos.length; i++) {
      double t = i / 200.0 - 0.5;
      Rotation step = HAND.at(t - 5e-4).turn().inverse().after(HAND.at(t + 5e-4).turn());
      Vec rate = step.vector().times(1000);
      nanos[i] = Math.round(t * 1e9) + LATE;
      values[3 * i] = rate.z();
      values[3 * i + 1] = rate.x() + 0.01;
      values[3 * i + 2] = rate.y();
    }
    return Streams.of(TelemetryKind.ROTATION_RATE, nanos, values);
  }

  private static Map<String, SignalValue> filmed(CameraPath path, double readOut) {
    FrameMeasure.Pass pass = new GyroAgreement().begin();
    pass.sensors(new Telemetry(List.of(gyro()), List.of()));
    for (int i = 0; i < FRAMES; i++) {
      double t = i / 30.0;
      pass.accept(new SceneFrame(ROOM.picture(EYE, path, t, readOut), Math.round(t * 1e9)));
    }
    return pass.finish();
  }

  private static SignalValue value(Map<String, SignalValue> found, String name) {
    return Objects.requireNonNull(found.get(name));
  }

  private static double number(Map<String, SignalValue> found, String name) {
    return value(found, name).number().orElseThrow();
  }

  @Test
  void gyroscopeAndPictureTellOfOneHand() {
    Map<String, SignalValue> found = filmed(HAND, 0.02);
    assertThat(number(found, "gyro_picture_correlation")).isGreaterThan(0.99);
    assertThat(number(found, "gyro_pan_correlation")).isGreaterThan(0.99);
    assertThat(number(found, "gyro_picture_offset_s")).isCloseTo(0.042, within(0.002));
    assertThat(number(found, "gyro_focal_widths")).isCloseTo(0.75, within(0.75 * 0.02));
    assertThat(number(found, "rolling_shutter_s")).isCloseTo(0.02, within(0.004));
    assertThat(number(found, "eis_suspected")).isZero();
    assertThat(number(found, "turn_error_radps")).isLessThan(0.02);
    assertThat(value(found, "turn_pan_radps").series()).hasSize(FRAMES - 1);
    assertThat(value(found, "turn_time_s").series().get(0)).isCloseTo(1 / 60.0, within(1e-6));
    assertThat(found.keySet())
        .containsExactlyInAnyOrderElementsOf(
            new GyroAgreement().signals().stream().map(SignalSpec::name).toList());
  }

  @Test
  void aPictureThatWasSteadiedIsFoundOut() {
    CameraPath smooth =
        t -> {
          Vec turn = HAND.at(t).turn().vector().times(0.05);
          return new Pose(Vec.ZERO, Rotation.by(turn), 1);
        };
    Map<String, SignalValue> found = filmed(smooth, 0);
    assertThat(number(found, "eis_suspected")).isEqualTo(1);
    assertThat(value(found, "gyro_focal_widths").absent())
        .hasValue("gyroscope and picture do not agree");
  }

  @Test
  void withoutAGyroscopeNoPictureIsLookedAt() {
    FrameMeasure.Pass pass = new GyroAgreement().begin();
    Frame closed =
        (Frame)
            Proxy.newProxyInstance(
                Frame.class.getClassLoader(),
                new Class<?>[] {Frame.class},
                (frame, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("nanos");
                  return 0L;
                });
    pass.accept(closed);
    assertThat(value(pass.finish(), "eis_suspected").absent())
        .hasValue("the film has no gyroscope");
  }
}
