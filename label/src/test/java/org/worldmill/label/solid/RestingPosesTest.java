package org.worldmill.label.solid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.Mesh;

class RestingPosesTest {

  private static List<RestingPoses.Pose> poses(Mesh mesh) {
    return RestingPoses.of(
        ConvexHull.of(mesh.positions()).orElseThrow(), MassProperties.of(mesh).centre());
  }

  @Test
  void aBoxLiesOnEachOfItsFaces() {
    List<RestingPoses.Pose> box = poses(Shapes.box(0, 0, 0, 1, 2, 3));

    assertThat(box).hasSize(6);
    assertThat(box.stream().mapToDouble(RestingPoses.Pose::probability).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(Math.abs(box.get(0).down().x())).isEqualTo(1);
    assertThat(box.get(0).height()).isCloseTo(0.5, within(1e-12));
    assertThat(box.get(0).tipRad()).isCloseTo(Math.atan2(1, 0.5), within(1e-12));
    assertThat(box.get(0).probability()).isGreaterThan(box.get(5).probability());
  }

  @Test
  void allFacesOfACubeAreAlike() {
    assertThat(poses(Shapes.box(0, 0, 0, 2, 2, 2)))
        .hasSize(6)
        .allSatisfy(p -> assertThat(p.probability()).isCloseTo(1 / 6.0, within(1e-12)));
  }

  /** A slanted prism cannot stand on its small face: it tips onto its side. */
  @Test
  void whatLeansOutTipsOver() {
    double[] p = Shapes.box(0, 0, 0, 1, 1, 6).positions().clone();
    for (int i = 0; i < p.length; i += 3) {
      p[i] += 0.5 * p[i + 2];
    }
    List<RestingPoses.Pose> leaning = poses(new Mesh(p, Shapes.box(0, 0, 0, 1, 1, 6).triangles()));

    assertThat(leaning).hasSize(4).noneMatch(pose -> Math.abs(pose.down().z()) > 0.99);
    assertThat(leaning.stream().mapToDouble(RestingPoses.Pose::probability).sum())
        .isCloseTo(1, within(1e-12));
  }
}
