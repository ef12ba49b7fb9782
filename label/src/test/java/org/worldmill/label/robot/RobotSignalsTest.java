package org.worldmill.label.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.worldmill.label.scene.RobotScene;
import org.worldmill.label.scene.RobotScene.Actions;
import org.worldmill.label.scene.RobotScene.Setting;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.media.TelemetryClip;
import org.worldmill.schemas.robot.RobotChannel;
import org.worldmill.schemas.robot.RobotRecord;
import org.worldmill.schemas.robot.RobotSeries;
import org.worldmill.schemas.telemetry.Telemetry;

class RobotSignalsTest {

  private static final double SECONDS = 12;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static Setting setting(Actions actions, double drops, double end, int stuck) {
    return new Setting(SECONDS, 30, actions, 0.08, 0.05, 1e-3, 0, 0, drops, end, stuck);
  }

  private static Map<String, SignalValue> measure(RobotRecord record) {
    List<Long> frames = new ArrayList<>();
    for (int i = 0; i < 30 * SECONDS; i++) {
      frames.add(Math.round(i * 1e9 / 30));
    }
    Span span = new Span(0, (long) (1000 * SECONDS), new Rational(1, 1000));
    return new RobotSignals().measure(new TelemetryClip(span, Telemetry.NONE, frames, record));
  }

  private static Map<String, SignalValue> measure(RobotSeries series) {
    return measure(RobotRecord.of(series, "0".repeat(64)));
  }

  private static SignalValue value(Map<String, SignalValue> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }

  private static double number(Map<String, SignalValue> found, String name) {
    SignalValue value = value(found, name);
    return value.number().orElseThrow(() -> new AssertionError(name + ": " + value));
  }

  @Test
  void everySignalOfAFilmWithoutASeriesIsAbsentForThatReason() {
    Map<String, SignalValue> found = measure(RobotRecord.NONE);
    assertThat(found.keySet())
        .containsExactlyInAnyOrderElementsOf(
            new RobotSignals().signals().stream().map(SignalSpec::name).toList());
    assertThat(found.values())
        .allMatch(v -> v.absent().equals(Optional.of("no robot series lies beside the film")));
  }

  @Test
  void aSeriesThatCannotBeReadIsTheReasonAndKeepsItsHash() {
    Map<String, SignalValue> found =
        measure(RobotRecord.unread("it is damaged", Optional.of("1".repeat(64))));
    assertThat(value(found, "robot_rate_hz").absent()).hasValue("it is damaged");
    assertThat(value(found, "robot_series_sha256").text()).hasValue("1".repeat(64));
  }

  @ParameterizedTest
  @EnumSource(Actions.class)
  void tellsWhatActionsAreAndHowLongAfterThemStatesFollow(Actions actions) {
    RobotScene scene = new RobotScene(setting(actions, 0, INFINITE, -1), 3100);
    Map<String, SignalValue> found = measure(scene.series());
    assertThat(value(found, "robot_action_form").text())
        .hasValue(actions.name().toLowerCase(java.util.Locale.ROOT));
    SignalValue lag = value(found, "robot_action_lag_s");
    assertThat(lag.number().orElseThrow())
        .isCloseTo(scene.lag(), within(4 * lag.standardError().orElseThrow()));
    assertThat(lag.standardError().orElseThrow()).isLessThan(0.01);
    assertThat(number(found, "robot_stuck_joints")).isZero();
    assertThat(value(found, "robot_limit_hits").number().orElse(0.0)).isZero();
  }

  @Test
  void countsRowsThatAreMissing() {
    RobotScene scene = new RobotScene(setting(Actions.ABSOLUTE, 0.05, INFINITE, -1), 3101);
    Map<String, SignalValue> found = measure(scene.series());
    int gaps = 0;
    int longest = 1;
    for (int i = 1; i < scene.kept().size(); i++) {
      int step = scene.kept().get(i) - scene.kept().get(i - 1);
      gaps += step > 1 ? 1 : 0;
      longest = Math.max(longest, step);
    }
    assertThat(gaps).isPositive();
    assertThat(number(found, "robot_gaps")).isEqualTo(gaps);
    assertThat(number(found, "robot_longest_gap_s")).isCloseTo(longest / 30.0, within(1e-6));
    assertThat(number(found, "robot_frames_without_row"))
        .isEqualTo(30 * SECONDS - scene.kept().size());
    assertThat(number(found, "robot_rate_hz")).isCloseTo(30, within(1e-5));
  }

  @Test
  void followsJointsWithinItsErrors() {
    RobotScene scene = new RobotScene(setting(Actions.ABSOLUTE, 0, INFINITE, -1), 3102);
    Map<String, SignalValue> found = measure(scene.series());
    List<Double> times = value(found, "robot_time_s").series();
    for (int order = 1; order <= 3; order++) {
      String name = "robot_" + RobotSpecs.MOTIONS.get(order - 1);
      List<Double> values = value(found, name).series();
      assertThat(values).hasSize(times.size() * RobotScene.JOINTS);
      int inside = 0;
      for (int joint = 0; joint < RobotScene.JOINTS - 1; joint++) {
        double error = value(found, name + "_error").series().get(joint);
        for (int row = 0; row < times.size(); row++) {
          double truth = scene.derivative(joint, order, times.get(row));
          double off = values.get(joint * times.size() + row) - truth;
          inside += Math.abs(off) <= 1.96 * error ? 1 : 0;
        }
      }
      assertThat((double) inside / times.size() / (RobotScene.JOINTS - 1))
          .as(name)
          .isBetween(0.88, 0.99);
      assertThat(value(found, name + "_peak").series().get(0))
          .isGreaterThan(value(found, name + "_rms").series().get(0));
    }
  }

  @Test
  void findsStopsAtAnEndThatActionsPushAgainst() {
    int stops = 0;
    for (long seed = 3103; seed < 3107; seed++) {
      RobotScene scene = new RobotScene(setting(Actions.ABSOLUTE, 0, 0.6, -1), seed);
      Map<String, SignalValue> found = measure(scene.series());
      assertThat(number(found, "robot_limit_hits")).isEqualTo(scene.stops());
      assertThat(number(found, "robot_limit_share") > 0).isEqualTo(scene.stops() > 0);
      stops += scene.stops();
    }
    assertThat(stops).isPositive();
  }

  @Test
  void findsAJointThatDoesNotMoveAsItIsAskedTo() {
    RobotScene scene = new RobotScene(setting(Actions.ABSOLUTE, 0, INFINITE, 2), 3108);
    Map<String, SignalValue> found = measure(scene.series());
    assertThat(value(found, "robot_stuck_names").text()).hasValue("joint_2");
    assertThat(number(found, "robot_stuck_joints")).isEqualTo(1);
  }

  @Test
  void findsWhenTheGripperClosesAndOpens() {
    RobotScene scene = new RobotScene(setting(Actions.DELTA, 0, INFINITE, -1), 3109);
    Map<String, SignalValue> found = measure(scene.series());
    List<Double> times = value(found, "robot_gripper_time_s").series();
    assertThat(times).hasSameSizeAs(scene.grips());
    for (int i = 0; i < times.size(); i++) {
      assertThat(times.get(i)).isCloseTo(scene.grips().get(i), within(0.003));
      assertThat(value(found, "robot_gripper_direction").series().get(i))
          .isEqualTo(i % 2 == 0 ? 1.0 : -1.0);
    }
  }

  @Test
  void withoutActionsOrGripperTheseAreAbsent() {
    int rows = 60;
    long[] nanos = new long[rows];
    double[][] states = new double[1][rows];
    for (int i = 0; i < rows; i++) {
      nanos[i] = i * 33_333_333L;
      states[0][i] = Math.sin(i / 10.0);
    }
    Map<String, SignalValue> found =
        measure(
            new RobotSeries(
                nanos,
                List.of(new RobotChannel("elbow", "rad")),
                states,
                List.of(),
                new double[0][]));
    assertThat(value(found, "robot_action_lag_s").absent()).hasValue("the series has no actions");
    assertThat(value(found, "robot_gripper_events").absent())
        .hasValue("no channel is named gripper, jaw or finger");
    assertThat(number(found, "robot_rows")).isEqualTo(rows);
  }

  @Test
  void aRobotAtRestHasNoLag() {
    int rows = 200;
    long[] nanos = new long[rows];
    for (int i = 0; i < rows; i++) {
      nanos[i] = i * 33_333_333L;
    }
    List<RobotChannel> channels = List.of(new RobotChannel("elbow", "rad"));
    Map<String, SignalValue> found =
        measure(
            new RobotSeries(nanos, channels, new double[1][rows], channels, new double[1][rows]));
    assertThat(value(found, "robot_action_form").absent()).hasValue("no joint moves in the clip");
    assertThat(value(found, "robot_velocity_peak").series()).containsExactly(0.0);
  }
}
