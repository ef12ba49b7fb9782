package org.worldmill.label.robot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.label.scene.RobotScene;
import org.worldmill.label.scene.RobotScene.Actions;
import org.worldmill.label.scene.RobotScene.Setting;
import org.worldmill.schemas.robot.RobotSeries;

class JointMotionTest {

  private static final double STEP = 2 * Math.PI / 4096;

  /** A joint that is told in steps and rests at times has noise only where it moves. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void errorsOfAJointToldInStepsAreThoseThatItMakes(int order) {
    double squares = 0;
    double stated = 0;
    for (long seed = 4100; seed < 4110; seed++) {
      Setting setting =
          new Setting(
              20, 30, Actions.ABSOLUTE, 0.1, 0, 0, STEP, 0, 0, Double.POSITIVE_INFINITY, -1);
      RobotScene scene = new RobotScene(setting, seed);
      RobotSeries series = scene.series();
      double[] seconds = new double[series.rows()];
      Arrays.setAll(seconds, row -> series.nanos(row) / 1e9);
      JointMotion motion = new JointMotion(seconds, new RowClock(seconds));
      double[] course = new double[seconds.length];
      Arrays.setAll(course, row -> series.state(0, row));
      double[] found = motion.derivative(course, order);
      double sum = 0;
      for (int i = 0; i < found.length; i++) {
        double off = found[i] - scene.derivative(0, order, seconds[motion.rows()[i]]);
        sum += off * off / found.length;
      }
      squares += sum;
      double error = motion.error(course, order);
      stated += error * error;
    }
    assertThat(Math.sqrt(stated / squares)).isBetween(0.75, 1.4);
  }
}
