package org.worldmill.label.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Articulation.Point;
import org.worldmill.schemas.media.Articulation.Pose;
import org.worldmill.schemas.media.Articulation.ShapeKind;

class OverlapTest {

  private static SimShape shape(ShapeKind kind, Pose pose, Double... sizes) {
    return new SimShape(kind, List.of(sizes), pose, Optional.empty(), Optional.empty(), List.of());
  }

  private static Pose at(double x, double y, double z) {
    return new Pose(new Point(x, y, z), 0, 0, 0, 1);
  }

  private static UnaryOperator<Vector> furthest(SimShape shape) {
    return d -> shape.furthest(Pose.IDENTITY, d);
  }

  private static boolean overlap(SimShape a, SimShape b) {
    return Overlap.of(furthest(a), furthest(b));
  }

  @Property(tries = 300)
  void ballsOverlapWhenTheirMiddlesAreNearer(
      @ForAll @DoubleRange(min = -2, max = 2) double x,
      @ForAll @DoubleRange(min = -2, max = 2) double y,
      @ForAll @DoubleRange(min = -2, max = 2) double z) {
    double gap = new Vector(x, y, z).length() - 1.5;
    if (Math.abs(gap) > 1e-3) {
      SimShape a = shape(ShapeKind.SPHERE, Pose.IDENTITY, 1.0);
      assertThat(overlap(a, shape(ShapeKind.SPHERE, at(x, y, z), 0.5))).isEqualTo(gap < 0);
    }
  }

  @Property(tries = 300)
  void boxesOverlapWhenTheyDoAlongEveryAxis(
      @ForAll @DoubleRange(min = -3, max = 3) double x,
      @ForAll @DoubleRange(min = -3, max = 3) double y,
      @ForAll @DoubleRange(min = -3, max = 3) double z) {
    double[] gaps = {Math.abs(x) - 1.5, Math.abs(y) - 2.5, Math.abs(z) - 0.75};
    double widest = Math.max(gaps[0], Math.max(gaps[1], gaps[2]));
    if (Math.abs(widest) > 1e-6) {
      SimShape a = shape(ShapeKind.BOX, Pose.IDENTITY, 1.0, 2.0, 0.5);
      assertThat(overlap(a, shape(ShapeKind.BOX, at(x, y, z), 0.5, 0.5, 0.25)))
          .isEqualTo(widest < 0);
    }
  }

  @Test
  void aCapsuleReachesAsFarAsItsEnds() {
    SimShape capsule = shape(ShapeKind.CAPSULE, Pose.IDENTITY, 0.5, 1.0);
    assertThat(overlap(capsule, shape(ShapeKind.SPHERE, at(0, 0, 1.7), 0.25))).isTrue();
    assertThat(overlap(capsule, shape(ShapeKind.SPHERE, at(0, 0, 1.8), 0.25))).isFalse();
    assertThat(overlap(capsule, shape(ShapeKind.CYLINDER, at(0.9, 0, 0), 0.5, 1.0))).isTrue();
    assertThat(overlap(capsule, shape(ShapeKind.ELLIPSOID, at(0, 0, 2.6), 9.0, 9.0, 1.0)))
        .isFalse();
  }

  @Test
  void massesOfSimpleBodiesAreThoseOfTheirHullsNearly() {
    for (ShapeKind kind :
        List.of(ShapeKind.SPHERE, ShapeKind.ELLIPSOID, ShapeKind.CAPSULE, ShapeKind.CYLINDER)) {
      List<Double> sizes = List.of(0.5, 0.4, 0.3);
      MassProperties exact = Solids.mass(kind, sizes).orElseThrow();
      MassProperties hull = Solids.hull(kind, sizes).orElseThrow().mass();
      assertThat(hull.volume() / exact.volume()).as(kind.name()).isBetween(0.93, 1.0);
      assertThat(hull.inertia().xx() / exact.inertia().xx())
          .as(kind.name())
          .isCloseTo(hull.volume() / exact.volume(), within(0.06));
      assertThat(hull.inertia().zz() / exact.inertia().zz())
          .as(kind.name())
          .isCloseTo(hull.volume() / exact.volume(), within(0.06));
    }
    assertThat(Solids.mass(ShapeKind.BOX, List.of(0.5, 1.0, 1.5)).orElseThrow().inertia().xx())
        .isCloseTo(6 * (4 + 9) / 12.0, within(1e-12));
  }

  @Property(tries = 200)
  void rollPitchAndYawGiveTheTurnBack(
      @ForAll @DoubleRange(min = -1, max = 1) double x,
      @ForAll @DoubleRange(min = -1, max = 1) double y,
      @ForAll @DoubleRange(min = -1, max = 1) double z,
      @ForAll @DoubleRange(min = -1, max = 1) double w) {
    double norm = Math.sqrt(x * x + y * y + z * z + w * w);
    if (norm > 0.01) {
      Pose turn = new Pose(new Point(0, 0, 0), x / norm, y / norm, z / norm, w / norm);
      double[] rpy = Turns.rollPitchYaw(turn);
      Pose back =
          Turns.compose(Turns.compose(about(2, rpy[2]), about(1, rpy[1])), about(0, rpy[0]));
      for (int axis = 0; axis < 3; axis++) {
        Vector difference =
            Turns.turned(turn, Vector.axis(axis)).minus(Turns.turned(back, Vector.axis(axis)));
        assertThat(difference.length()).isLessThan(1e-7);
      }
    }
  }

  @Test
  void rollPitchAndYawOfALookStraightUpGiveTheTurnBack() {
    double half = Math.sqrt(0.5);
    Pose up = new Pose(new Point(0, 0, 0), 0, -half, 0, half);
    double[] rpy = Turns.rollPitchYaw(up);
    assertThat(rpy[1]).isCloseTo(-Math.PI / 2, within(1e-7));
    assertThat(Turns.turned(about(1, rpy[1]), Vector.axis(0)).z()).isCloseTo(1, within(1e-7));
  }

  private static Pose about(int axis, double angle) {
    Vector v = Vector.axis(axis).times(Math.sin(angle / 2));
    return new Pose(new Point(0, 0, 0), v.x(), v.y(), v.z(), Math.cos(angle / 2));
  }
}
