package org.worldmill.label.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.robot.RobotChannel;
import org.worldmill.schemas.robot.RobotSeries;

class GripperEventsTest {

  private static final long PERIOD = 100_000_000L;

  private static List<GripperEvents.Event> events(int rows, IntToDoubleFunction state) {
    long[] nanos = new long[rows];
    double[][] states = new double[1][rows];
    for (int row = 0; row < rows; row++) {
      nanos[row] = row * PERIOD;
      states[0][row] = state.applyAsDouble(row);
    }
    RobotSeries series =
        new RobotSeries(
            nanos,
            List.of(new RobotChannel("left_gripper", "")),
            states,
            List.of(),
            new double[0][]);
    return GripperEvents.of(series, 0, rows * PERIOD);
  }

  @Test
  void fromEndToEndBetweenTwoRowsIsAnywhereBetweenThem() {
    List<GripperEvents.Event> found = events(40, row -> row < 12 || row >= 30 ? 0 : 1);

    assertThat(found).extracting(GripperEvents.Event::rises).containsExactly(true, false);
    assertThat(found.get(0).seconds()).isCloseTo(1.15, within(1e-9));
    assertThat(found.get(0).error()).isCloseTo(0.1 / Math.sqrt(12), within(1e-9));
    assertThat(found.get(1).seconds()).isCloseTo(2.95, within(1e-9));
  }

  @Test
  void aBentWayIsFollowedBetweenItsRows() {
    // A quarter of a circle's way: straight lines between rows would cross the middle 3 ms off.
    double crossing = 1 + 1.2 * 2 / Math.PI * Math.asin(0.5);
    List<GripperEvents.Event> found =
        events(40, row -> Math.sin(Math.PI / 2 * Math.min(1, Math.max(0, (row / 10.0 - 1) / 1.2))));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).seconds()).isCloseTo(crossing, within(2e-4));
    assertThat(Math.abs(found.get(0).seconds() - crossing)).isLessThan(3 * found.get(0).error());
  }

  @Test
  void whatTremblesAroundOneLevelIsNoEvent() {
    assertThat(events(60, row -> row % 2 == 0 ? 0.5 : 0.52)).isEmpty();
    assertThat(events(60, row -> row % 2)).isEmpty();
    assertThat(events(60, row -> row < 30 ? 2047 : 2048)).isEmpty();
  }
}
