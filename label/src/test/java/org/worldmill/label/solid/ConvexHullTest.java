package org.worldmill.label.solid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.Mesh;

class ConvexHullTest {

  private static ConvexHull hull(double... points) {
    return ConvexHull.of(points).orElseThrow();
  }

  @Test
  void aBoxIsItsOwnHull() {
    ConvexHull box = hull(Shapes.box(1, 2, 3, 2, 3, 4).positions());

    assertThat(box.vertexCount()).isEqualTo(8);
    assertThat(box.faceCount()).isEqualTo(12);
    assertThat(box.volume()).isCloseTo(24, within(1e-12));
    assertThat(box.area()).isCloseTo(52, within(1e-12));
  }

  /** A grid of points has many that lie in one plane, on one line, and in one place. */
  @Test
  void coplanarCollinearAndRepeatedPointsAreNoCorners() {
    double[] points = new double[3 * 2 * 11 * 11 * 11];
    for (int i = 0; i < points.length / 3; i++) {
      int at = i % (11 * 11 * 11);
      points[3 * i] = at % 11 * 0.1;
      points[3 * i + 1] = at / 11 % 11 * 0.1;
      points[3 * i + 2] = at / 121 * 0.1;
    }

    assertThat(hull(points).vertexCount()).isEqualTo(8);
    assertThat(hull(points).volume()).isCloseTo(1, within(1e-12));
  }

  @Test
  void flatThingsHaveNone() {
    assertThat(ConvexHull.of(new double[0])).isEmpty();
    assertThat(ConvexHull.of(new double[300])).isEmpty();
    assertThat(ConvexHull.of(new double[] {0, 0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0})).isEmpty();
    assertThat(ConvexHull.of(new double[] {0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 2, 3, 3, 6})).isEmpty();
    assertThat(ConvexHull.of(new double[] {-1e308, 0, 0, 1e308, 0, 0, 0, 1, 0, 0, 0, 1})).isEmpty();
  }

  @Test
  void theHullOfATorusIsConvexAndHoldsIt() {
    Mesh torus = Shapes.torus(3, 1, 60);
    ConvexHull hull = hull(torus.positions());

    assertConvexAround(hull, torus.positions());
    assertThat(Topology.of(hull.mesh()).isWatertight()).isTrue();
  }

  @Property(tries = 150)
  void everyHullIsClosedConvexAndHoldsAllPoints(
      @ForAll @IntRange(min = 4, max = 400) int count,
      @ForAll @IntRange(min = 1, max = 4) int kind,
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double offset,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] points = new double[3 * count];
    for (int i = 0; i < count; i++) {
      Vector v =
          new Vector(
              random.nextDouble() - 0.5, random.nextDouble() - 0.5, random.nextDouble() - 0.5);
      Vector placed =
          switch (kind) {
            case 1 -> v;
            case 2 -> v.unit();
            case 3 -> new Vector(Math.rint(4 * v.x()), Math.rint(4 * v.y()), Math.rint(4 * v.z()));
            default -> new Vector(v.x(), v.y(), 1e-5 * v.z());
          };
      points[3 * i] = placed.x() + offset;
      points[3 * i + 1] = placed.y();
      points[3 * i + 2] = placed.z();
    }
    ConvexHull.of(points)
        .ifPresent(
            hull -> {
              Topology surface = Topology.of(hull.mesh());
              assertThat(surface.isWatertight()).isTrue();
              assertThat(surface.genus()).hasValue(0);
              assertConvexAround(hull, points);
            });
  }

  /** No point stands out of any facet but by a sliver of no volume. */
  private static void assertConvexAround(ConvexHull hull, double[] points) {
    for (int face = 0; face < hull.faceCount(); face++) {
      Vector doubled = hull.doubledArea(face);
      for (int i = 0; i < points.length / 3; i++) {
        assertThat(Vector.at(points, i).minus(hull.corner(3 * face)).dot(doubled)).isLessThan(4e-6);
      }
    }
  }
}
