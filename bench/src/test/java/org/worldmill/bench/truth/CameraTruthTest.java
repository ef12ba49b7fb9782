package org.worldmill.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.label.camera.Rates;
import org.worldmill.label.camera.Segment;
import org.worldmill.label.camera.Vec;
import org.worldmill.label.room.CameraPath;

class CameraTruthTest {

  private static final Segment SPAN =
      new Segment(
          0,
          3_000_000_000L,
          Optional.empty(),
          Rates.NONE,
          Vec.ZERO,
          Vec.ZERO,
          Vec.ZERO,
          1,
          0,
          0,
          0,
          1);

  @Test
  void aSteadyTurnIsItself() {
    Vec rate = new Vec(0.1, -0.2, 0.3);
    assertThat(CameraTruth.rate(CameraPath.turning(rate), SPAN).minus(rate).length())
        .isLessThan(1e-9);
  }

  @Test
  void aTremorAboutARollingCamerasAxesIsNotTheTurnFromFirstPoseToLast() {
    CameraPath path = CameraPath.turning(new Vec(0, 0, 0.3)).trembling(0.01, 3);
    Vec whole = path.at(0).turn().inverse().after(path.at(3).turn()).vector().times(1 / 3.0);
    assertThat(CameraTruth.rate(path, SPAN).minus(whole).length()).isGreaterThan(1e-4);
  }
}
