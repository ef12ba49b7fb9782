package org.worldmill.label.solid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.Mesh;

class OpenVolumeTest {

  private static OpenVolume open(Mesh mesh) {
    return OpenVolume.of(Topology.of(mesh)).orElseThrow();
  }

  @Test
  void closedSurfacesHaveNoSpread() {
    OpenVolume box = open(Shapes.box(3, 4, 5, 1, 2, 3));

    assertThat(box.volume()).isCloseTo(6, within(1e-12));
    assertThat(box.spread()).isCloseTo(0, within(1e-12));
    assertThat(box.error()).isLessThan(1e-11);
  }

  /** A flat hole is filled exactly; a tube with both ends open has no spread, and is filled too. */
  @Test
  void flatHolesAreFilledExactly() {
    Mesh box = Shapes.box(3, 4, 5, 1, 2, 3);
    Mesh lid = Shapes.withoutFace(Shapes.withoutFace(box, 11), 10);
    Mesh tube = Shapes.withoutFace(Shapes.withoutFace(lid, 9), 8);

    assertThat(open(lid).volume()).isCloseTo(6, within(1e-12));
    assertThat(open(lid).spread()).isCloseTo(2, within(1e-12));
    assertThat(open(tube).volume()).isCloseTo(6, within(1e-12));
  }

  @Test
  void aFaceTurnedOverLeavesNoInside() {
    int[] t = Shapes.sphere(1).triangles().clone();
    t[1] = t[2];
    t[2] = Shapes.sphere(1).triangles()[1];
    assertThat(OpenVolume.of(Topology.of(new Mesh(Shapes.sphere(1).positions(), t)))).isEmpty();
  }

  /** Patches torn out and faces missing here and there, on smooth bodies and on boxes. */
  @Test
  void theStatedErrorRanksTheTrueOneAndHoldsIt() {
    SplittableRandom random = new SplittableRandom(16);
    List<Double> errors = new ArrayList<>();
    List<Double> stated = new ArrayList<>();
    int inside = 0;
    int rounds = 240;
    for (int i = 0; i < rounds; i++) {
      Mesh whole = whole(i % 5, random);
      double share = 0.001 * Math.pow(300, random.nextDouble());
      Mesh damaged = i % 3 < 2 ? torn(whole, share, random) : scattered(whole, share, random);
      double truth = MassProperties.of(whole).volume();
      OpenVolume found = open(damaged);
      errors.add(Math.abs(found.volume() - truth) / truth);
      stated.add(found.error() / truth);
      inside += Math.abs(found.volume() - truth) <= 1.96 * found.error() ? 1 : 0;
    }
    assertThat(spearman(errors, stated)).isGreaterThanOrEqualTo(0.95);
    assertThat(inside / (double) rounds).isBetween(0.92, 0.98);
  }

  /** With one patch missing, what the box corners say ranks the error of leaving it open. */
  @Test
  void theSpreadRanksTheErrorOfLeavingAPatchOpen() {
    SplittableRandom random = new SplittableRandom(17);
    List<Double> errors = new ArrayList<>();
    List<Double> spreads = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Mesh whole = whole(i % 5, random);
      double truth = MassProperties.of(whole).volume();
      OpenVolume found = open(torn(whole, 0.001 * Math.pow(300, random.nextDouble()), random));
      errors.add(Math.abs(found.openVolume() - truth) / truth);
      spreads.add(found.spread() / truth);
    }
    assertThat(spearman(errors, spreads)).isGreaterThan(0.9);
  }

  private static Mesh whole(int kind, SplittableRandom random) {
    double a = 6 * random.nextDouble();
    double b = 6 * random.nextDouble();
    Mesh mesh =
        switch (kind) {
          case 0 -> Shapes.sphere(4);
          case 1 -> Shapes.torus(2, 0.3 + 0.6 * random.nextDouble(), 40);
          case 2 -> Shapes.stretched(Shapes.sphere(4), 1, 1 + random.nextDouble(), 3);
          case 3 -> Shapes.stretched(squared(Shapes.sphere(4)), 1, 2, 0.5);
          default -> Shapes.stretched(Shapes.torus(1.5, 1, 36), 1, 2, 0.7);
        };
    return Shapes.turned(mesh, a, b);
  }

  /** Blown up against the walls of a box, which gives it sharp edges. */
  private static Mesh squared(Mesh mesh) {
    double[] p = mesh.positions().clone();
    for (int i = 0; i < p.length; i += 3) {
      double most = Math.max(Math.abs(p[i]), Math.max(Math.abs(p[i + 1]), Math.abs(p[i + 2])));
      for (int axis = 0; axis < 3; axis++) {
        p[i + axis] /= most;
      }
    }
    return new Mesh(p, mesh.triangles());
  }

  /** Without faces here and there, this share of all. */
  private static Mesh scattered(Mesh mesh, double share, SplittableRandom random) {
    int[] corners = mesh.triangles();
    boolean[] gone = new boolean[mesh.triangleCount()];
    for (int left = Math.max(1, (int) (share * gone.length)); left > 0; left--) {
      gone[random.nextInt(gone.length)] = true;
    }
    return new Mesh(
        mesh.positions(),
        IntStream.range(0, corners.length)
            .filter(i -> !gone[i / 3])
            .map(i -> corners[i])
            .toArray());
  }

  /** Without a patch of faces that hang together and take this share of all. */
  private static Mesh torn(Mesh mesh, double share, SplittableRandom random) {
    Topology surface = Topology.of(mesh);
    boolean[] gone = new boolean[surface.faceCount()];
    int left = Math.max(1, (int) (share * gone.length));
    ArrayDeque<Integer> rim = new ArrayDeque<>(List.of(random.nextInt(gone.length)));
    gone[rim.getFirst()] = true;
    while (--left > 0) {
      int at = rim.getFirst();
      int side =
          IntStream.range(3 * at, 3 * at + 3)
              .filter(s -> !gone[surface.mate(s) / 3])
              .findFirst()
              .orElse(-1);
      if (side < 0) {
        rim.removeFirst();
        left++;
        continue;
      }
      gone[surface.mate(side) / 3] = true;
      rim.add(surface.mate(side) / 3);
    }
    int[] corners = surface.corners();
    return new Mesh(
        surface.positions(),
        IntStream.range(0, corners.length)
            .filter(i -> !gone[i / 3])
            .map(i -> corners[i])
            .toArray());
  }

  private static double spearman(List<Double> a, List<Double> b) {
    double[] ra = ranks(a);
    double[] rb = ranks(b);
    double mean = (a.size() - 1) / 2.0;
    double up = 0;
    double down = 0;
    for (int i = 0; i < ra.length; i++) {
      up += (ra[i] - mean) * (rb[i] - mean);
      down += (ra[i] - mean) * (ra[i] - mean);
    }
    return up / down;
  }

  private static double[] ranks(List<Double> values) {
    double[] ranks = new double[values.size()];
    int[] order =
        IntStream.range(0, ranks.length)
            .boxed()
            .sorted(Comparator.comparing(values::get))
            .mapToInt(i -> i)
            .toArray();
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = i;
    }
    return ranks;
  }
}
