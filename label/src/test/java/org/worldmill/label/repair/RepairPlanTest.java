package org.worldmill.label.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.worldmill.label.solid.Body;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.label.solid.Shapes;
import org.worldmill.label.solid.Topology;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.ModelFrame;

class RepairPlanTest {

  private static final RepairPlan PLAN = new RepairPlan(1e-6, 0, 1_000_000);

  private static Repaired repair(Mesh mesh) {
    return PLAN.run(mesh, ModelFrame.UNSTATED);
  }

  private static long count(Repaired repaired, String step, String what) {
    return repaired.steps().stream()
        .filter(s -> s.name().equals(step))
        .findFirst()
        .orElseThrow()
        .counts()
        .get(what);
  }

  /**
   * Corners of their own for each face, moved a little, faces turned over, doubled and collapsed.
   */
  private static Mesh spoiled(Mesh mesh, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] t = mesh.triangles();
    double[] p = new double[3 * t.length];
    for (int i = 0; i < t.length; i++) {
      for (int axis = 0; axis < 3; axis++) {
        p[3 * i + axis] = mesh.positions()[3 * t[i] + axis] + 1e-8 * random.nextDouble();
      }
    }
    int[] corners = IntStream.range(0, t.length + 6).map(i -> i % t.length).toArray();
    for (int face = 0; face < t.length / 3; face += 1 + random.nextInt(4)) {
      int second = corners[3 * face + 1];
      corners[3 * face + 1] = corners[3 * face + 2];
      corners[3 * face + 2] = second;
    }
    corners[t.length + 4] = corners[t.length + 3];
    return new Mesh(p, corners);
  }

  @Test
  void whatWasSpoiledIsWholeAgain() {
    for (Mesh whole :
        new Mesh[] {Shapes.torus(2, 0.7, 20), Shapes.sphere(3), Shapes.box(0, 0, 0, 1, 2, 3)}) {
      Mesh spoiled = spoiled(whole, 5);
      Repaired repaired = repair(spoiled);

      assertThat(Body.of(spoiled).isSolid()).isFalse();
      assertThat(Body.of(repaired.mesh()).isSolid()).isTrue();
      assertThat(MassProperties.of(repaired.mesh()).volume())
          .isCloseTo(MassProperties.of(whole).volume(), within(1e-6));
      assertThat(count(repaired, "drop_faces", "doubled_faces")).isEqualTo(1);
      assertThat(count(repaired, "drop_faces", "degenerate_faces")).isEqualTo(1);
      assertThat(count(repaired, "orient", "faces_turned")).isPositive();
      assertThat(count(repaired, "weld", "vertices_merged")).isPositive();
    }
  }

  @Test
  void repairingAgainChangesNothing() {
    Repaired once = repair(spoiled(Shapes.torus(2, 0.7, 20), 9));
    Repaired twice = repair(once.mesh());

    assertThat(twice.steps()).noneMatch(RepairStep::changed);
    assertThat(twice.mesh().positions()).isEqualTo(once.mesh().positions());
    assertThat(twice.mesh().triangles()).isEqualTo(once.mesh().triangles());
  }

  @Test
  void insideOutBodiesAreTurnedButHollowsStay() {
    Repaired ball = repair(Shapes.insideOut(Shapes.sphere(2)));
    assertThat(MassProperties.of(ball.mesh()).volume()).isPositive();
    assertThat(count(ball, "orient", "parts_turned_outwards")).isEqualTo(1);

    Mesh hollow =
        Shapes.both(Shapes.box(0, 0, 0, 4, 4, 4), Shapes.insideOut(Shapes.box(1, 1, 1, 1, 1, 1)));
    Repaired kept = repair(hollow);
    assertThat(MassProperties.of(kept.mesh()).volume()).isCloseTo(63, within(1e-9));
    assertThat(count(kept, "orient", "faces_turned")).isZero();
  }

  @Test
  void theFrameComesToMetresAndZUp() {
    Mesh box = Shapes.box(0, 0, 0, 1000, 2000, 3000);
    for (ModelFrame.Axis up : ModelFrame.Axis.values()) {
      Repaired repaired = PLAN.run(box, new ModelFrame(Optional.of(up), Optional.of(0.001)));
      MassProperties mass = MassProperties.of(repaired.mesh());
      double height =
          switch (up) {
            case X, MINUS_X -> 1;
            case Y, MINUS_Y -> 2;
            default -> 3;
          };
      double[] z =
          IntStream.range(0, repaired.mesh().vertexCount())
              .mapToDouble(i -> repaired.mesh().positions()[3 * i + 2])
              .toArray();

      assertThat(mass.volume()).as(up.name()).isCloseTo(6, within(1e-9));
      assertThat(Arrays.stream(z).max().orElseThrow() - Arrays.stream(z).min().orElseThrow())
          .isCloseTo(height, within(1e-12));
      boolean minus = up.name().startsWith("MINUS");
      assertThat(Arrays.stream(z).min().orElseThrow())
          .isCloseTo(minus ? -height : 0, within(1e-12));
    }
    assertThat(RepairPlan.frameAfter(ModelFrame.of(ModelFrame.Axis.Y, 1)))
        .isEqualTo(ModelFrame.of(ModelFrame.Axis.Z, 1));
  }

  @Test
  void holesAreFilledOnlyWhenAsked() {
    Mesh open = Shapes.withoutFace(Shapes.sphere(3), 7);

    assertThat(Body.of(repair(open).mesh()).isSolid()).isFalse();
    Repaired filled = new RepairPlan(0, 8, 1_000_000).run(open, ModelFrame.UNSTATED);
    assertThat(Body.of(filled.mesh()).isSolid()).isTrue();
    assertThat(count(filled, "fill_holes", "holes_filled")).isEqualTo(1);
    assertThat(MassProperties.of(filled.mesh()).volume())
        .isCloseTo(MassProperties.of(Shapes.sphere(3)).volume(), within(1e-12));
  }

  @Test
  void decimationKeepsBodiesClosedAndTheirVolume() {
    for (Mesh fine : new Mesh[] {Shapes.sphere(5), Shapes.torus(3, 1, 64)}) {
      Repaired coarse = new RepairPlan(0, 0, 1000).run(fine, ModelFrame.UNSTATED);
      Topology surface = Topology.of(coarse.mesh());

      assertThat(coarse.mesh().triangleCount()).isLessThanOrEqualTo(1000);
      assertThat(surface.isWatertight()).isTrue();
      assertThat(surface.genus()).isEqualTo(Topology.of(fine).genus());
      double truth = MassProperties.of(fine).volume();
      assertThat(MassProperties.of(coarse.mesh()).volume() / truth).isCloseTo(1, within(0.01));
    }
  }

  /** Flat faces cost nothing to thin out: the box stays as it is to the last digit. */
  @Test
  void aBoxOfManyTrianglesComesBackToTwelve() {
    Mesh fine = Shapes.grid(8);
    Repaired coarse = new RepairPlan(0, 0, 12).run(fine, ModelFrame.UNSTATED);

    assertThat(coarse.mesh().triangleCount()).isEqualTo(12);
    assertThat(MassProperties.of(coarse.mesh()).volume()).isCloseTo(1, within(1e-9));
  }

  @Test
  void refusesSettingsThatMeanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepairPlan(-1, 0, 10))
        .withMessageContaining("-1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new RepairPlan(0, 0, 3));
  }
}
