package org.worldmill.label.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class WatertightProperties {

  /** Cells of any form that tile the picture: each sample is drawn exactly once. */
  @Property(tries = 40)
  void facesThatShareEdgesLeaveNoCrackAndDrawNothingTwice(
      @ForAll @IntRange(min = 1, max = 25) int cells,
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0, max = 6.28) double roll,
      @ForAll @DoubleRange(min = -0.4, max = 0.4) double lean) {
    Pose pose =
        Pose.looking(
            List.of(0.1, 0.05, 0.0),
            List.of(lean, lean / 3, 1.0),
            List.of(Math.sin(roll), Math.cos(roll), 0.0));
    Picture seen =
        new Renderer(Solids.cells(cells, 60, 10, seed)).draw(Camera.square(48, 60, pose), 3);

    assertThat(seen.fragments()).isEqualTo(9L * 48 * 48);
    for (int pixel = 0; pixel < 48 * 48; pixel++) {
      assertThat(seen.covered(pixel)).isTrue();
      assertThat(seen.colours[4 * pixel + 3]).isEqualTo(1);
    }
  }

  /** A closed convex body shows as many backs as fronts, and each sample has one of either. */
  @Property(tries = 25)
  void aClosedBodyHasOneFrontAndOneBackEverywhere(
      @ForAll @IntRange(min = 3, max = 40) int steps,
      @ForAll @DoubleRange(min = -1, max = 1) double x,
      @ForAll @DoubleRange(min = -1, max = 1) double y) {
    Camera camera = Camera.square(48, 70, Solids.at(x, y, -4));
    Picture seen = new Renderer(Solids.sphere(1, steps)).draw(camera, 3);

    long covered = 0;
    int backs = 0;
    for (int pixel = 0; pixel < 48 * 48; pixel++) {
      covered += Math.round(9 * seen.colours[4 * pixel + 3]);
      backs += seen.back(pixel) ? 1 : 0;
    }
    // Where both meet at the outline, either may be found the nearer by a hair.
    assertThat(backs).isLessThan(5);
    assertThat(seen.fragments()).isEqualTo(2 * covered);
    assertThat(seen.backFragments()).isEqualTo(covered);
  }

  /** Cells around the camera, most of them cut at its near plane or far out of the picture. */
  @Property(tries = 25)
  void cutFacesFitTogetherToo(
      @ForAll @IntRange(min = 1, max = 12) int cells,
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.01, max = 3) double depth) {
    Pose pose =
        Pose.looking(List.of(0.0, 0.0, 0.0), List.of(0.0, 0.9, 0.435), List.of(1.0, 0.0, 0.0));
    Picture seen =
        new Renderer(Solids.cells(cells, 1000, depth, seed)).draw(Camera.square(40, 30, pose), 3);

    long samples = 0;
    for (int pixel = 0; pixel < 1600; pixel++) {
      samples += Math.round(9 * seen.colours[4 * pixel + 3]);
    }
    assertThat(seen.fragments()).isEqualTo(samples).isPositive();
  }
}
