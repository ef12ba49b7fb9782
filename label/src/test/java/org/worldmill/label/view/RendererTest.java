package org.worldmill.label.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelParts;
import org.worldmill.schemas.media.Splats;
import org.worldmill.schemas.media.VertexValues;

class RendererTest {

  @Test
  void givesTheDepthAndNormalOfASlantedPlaneInEveryPixel() {
    // z = 5 + x / 2 - y / 4, far beyond the picture's edges.
    double[] p = new double[12];
    for (int i = 0; i < 4; i++) {
      p[3 * i] = i % 2 == 0 ? -7 : 7;
      p[3 * i + 1] = i / 2 == 0 ? -7 : 7;
      p[3 * i + 2] = 5 + p[3 * i] / 2 - p[3 * i + 1] / 4;
    }
    Picture seen = draw(Solids.model(p, 0, 1, 2, 1, 3, 2), Solids.ahead(64, 60));

    double length = Math.sqrt(0.25 + 0.0625 + 1);
    for (int pixel = 0; pixel < 64 * 64; pixel++) {
      double dx = (pixel % 64 + 0.5 - 32) / 60;
      double dy = (pixel / 64 + 0.5 - 32) / 60;
      double truth = 5 / (1 - dx / 2 + dy / 4);
      assertThat((double) seen.depth()[pixel]).isCloseTo(truth, within(1e-7 * truth));
      assertThat((double) seen.normals()[3 * pixel]).isCloseTo(0.5 / length, within(1e-7));
      assertThat((double) seen.normals()[3 * pixel + 1]).isCloseTo(-0.25 / length, within(1e-7));
      assertThat((double) seen.normals()[3 * pixel + 2]).isCloseTo(-1 / length, within(1e-7));
    }
  }

  @Test
  void seesACubeWhereRaysMeetItAndNowhereElse() {
    Camera camera = Camera.square(96, 90, Solids.at(0.2, -0.3, -4));
    Picture seen = draw(Solids.cube(-1, 2), camera);

    int beside = 0;
    for (int pixel = 0; pixel < 96 * 96; pixel++) {
      double dx = (pixel % 96 + 0.5 - 48) / 90;
      double dy = (pixel / 96 + 0.5 - 48) / 90;
      double truth = cubeDepth(dx, dy);
      // The grid of 1/256 sample, of which there are three to a pixel, at the outline.
      boolean clear =
          Double.isNaN(truth) == Double.isNaN(cubeDepth(dx * 1.0004, dy * 1.0004))
              && Double.isNaN(truth) == Double.isNaN(cubeDepth(dx * 0.9996, dy * 0.9996));
      if (!clear) {
        beside++;
        continue;
      }
      assertThat(seen.covered(pixel)).as("pixel %d", pixel).isEqualTo(!Double.isNaN(truth));
      if (seen.covered(pixel)) {
        assertThat((double) seen.depth()[pixel]).isCloseTo(truth, within(1e-6));
      }
    }
    assertThat(beside).isLessThan(20);
  }

  /** Slab test of Kay and Kajiya for the cube -1..1 from (0.2, -0.3, -4). */
  private static double cubeDepth(double dx, double dy) {
    double[] eye = {0.2, -0.3, -4};
    double[] way = {dx, dy, 1};
    double near = 0;
    double far = Double.POSITIVE_INFINITY;
    for (int axis = 0; axis < 3; axis++) {
      double a = (-1 - eye[axis]) / way[axis];
      double b = (1 - eye[axis]) / way[axis];
      near = Math.max(near, Math.min(a, b));
      far = Math.min(far, Math.max(a, b));
    }
    return near < far ? near : Double.NaN;
  }

  @Test
  void approachesASphereFromInside() {
    int steps = 200;
    Picture seen = draw(Solids.sphere(1, steps), Camera.square(80, 90, Solids.at(0, 0, -3)));

    // A facet lies at most this much below the sphere.
    double sag = 1 - Math.cos(Math.PI / steps);
    int checked = 0;
    for (int pixel = 0; pixel < 80 * 80; pixel++) {
      double dx = (pixel % 80 + 0.5 - 40) / 90;
      double dy = (pixel / 80 + 0.5 - 40) / 90;
      double square = dx * dx + dy * dy + 1;
      double discriminant = 9 - 8 * square;
      if (discriminant < 0) {
        assertThat(seen.covered(pixel)).isFalse();
      } else if (discriminant > 0.05) {
        double truth = (3 - Math.sqrt(discriminant)) / square;
        assertThat(seen.depth()[pixel] - truth).isBetween(-1e-6, 8 * sag);
        assertThat((double) seen.normals()[3 * pixel]).isCloseTo(dx * truth, within(0.02));
        assertThat((double) seen.normals()[3 * pixel + 1]).isCloseTo(dy * truth, within(0.02));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(2000);
  }

  @Test
  void coversTheAreaOfAProjectedTriangle() {
    double[] p = {-1.3, -0.7, 4, 1.9, 0.1, 7, -0.4, 1.2, 5};
    Picture seen = draw(Solids.model(p, 0, 1, 2), Solids.ahead(512, 600));

    double[] u = new double[3];
    double[] v = new double[3];
    for (int k = 0; k < 3; k++) {
      u[k] = 600 * p[3 * k] / p[3 * k + 2];
      v[k] = 600 * p[3 * k + 1] / p[3 * k + 2];
    }
    double area = Math.abs((u[1] - u[0]) * (v[2] - v[0]) - (v[1] - v[0]) * (u[2] - u[0])) / 2;
    double share = 0;
    int middles = 0;
    for (int pixel = 0; pixel < 512 * 512; pixel++) {
      share += seen.colours[4 * pixel + 3];
      middles += seen.covered(pixel) ? 1 : 0;
    }
    assertThat(share).isCloseTo(area, within(0.001 * area));
    assertThat((double) middles).isCloseTo(area, within(0.002 * area));
  }

  @Test
  void cutsAFloorThatRunsUnderAndBehindTheCamera() {
    // y is down: the floor lies one below the camera, from behind it to the far distance.
    double[] p = {-1e4, 1, -1e4, 1e4, 1, -1e4, -1e4, 1, 1e4, 1e4, 1, 1e4};
    Picture seen = draw(Solids.model(p, 0, 1, 2, 1, 3, 2), Solids.ahead(100, 50));

    for (int pixel = 0; pixel < 100 * 100; pixel++) {
      double dy = (pixel / 100 + 0.5 - 50) / 50;
      assertThat(seen.covered(pixel)).isEqualTo(dy > 0);
      if (dy > 0) {
        assertThat((double) seen.depth()[pixel]).isCloseTo(1 / dy, within(1e-6 / dy));
      }
    }
  }

  @Test
  void drawsBacksLikeFrontsAndTellsThem() {
    Camera camera = Camera.square(60, 60, Solids.at(0.3, 0.4, -4));
    Picture out = draw(Solids.cube(-1, 2), camera);
    Picture in = draw(Solids.insideOut(Solids.cube(-1, 2)), camera);

    assertThat(Arrays.equals(in.depth(), out.depth())).isTrue();
    assertThat(Arrays.equals(in.normals(), out.normals())).isTrue();
    for (int pixel = 0; pixel < 3600; pixel++) {
      assertThat(out.back(pixel)).isFalse();
      assertThat(in.back(pixel)).isEqualTo(in.covered(pixel));
    }
  }

  @Test
  void numbersPartsAndPaintsThem() {
    Model3d two = Solids.both(Solids.cube(-1, 1), Solids.cube(0.2, 1));
    int[] partOf = new int[24];
    Arrays.fill(partOf, 12, 24, 1);
    Model3d model =
        two.with(
            new ModelParts(
                List.of(
                    new ModelParts.Part("red", Optional.of(0)),
                    new ModelParts.Part("blue", Optional.of(1))),
                List.of(Material.coloured("r", 1, 0, 0), Material.coloured("b", 0, 0, 1)),
                partOf));
    Picture seen = draw(model, Camera.square(64, 80, Solids.at(0, 0, -5)));

    int left = 64 * 26 + 26;
    int right = 64 * 40 + 40;
    assertThat(seen.parts()[left]).isEqualTo(1);
    assertThat(seen.parts()[right]).isEqualTo(2);
    assertThat(seen.parts()[0]).isZero();
    assertThat(seen.rgb(left, 250) >> 16).isGreaterThan(90);
    assertThat(seen.rgb(left, 250) & 0xff).isZero();
    assertThat(seen.rgb(right, 250) & 0xff).isGreaterThan(90);
    assertThat(seen.rgb(0, 250)).isEqualTo(0xfafafa);
  }

  @Test
  void drawsPointsAsDiscsAtTheirDepth() {
    double[] p = new double[3 * 400];
    for (int i = 0; i < 400; i++) {
      p[3 * i] = i % 20 - 9.5;
      p[3 * i + 1] = i / 20 - 9.5;
      p[3 * i + 2] = 30;
    }
    Picture seen = draw(Solids.model(p), Solids.ahead(128, 150));

    double cover = 0;
    for (int pixel = 0; pixel < 128 * 128; pixel++) {
      cover += seen.colours[4 * pixel + 3];
      assertThat(seen.depth()[pixel]).isIn(30f, Picture.NOTHING);
    }
    // Discs of radius 0.9 / sqrt(400) of half the width, 9.5, five pixels to a unit; all of them
    // lie alike on the samples, so that rounding does not level out.
    double area = 400 * Math.PI * Math.pow(0.045 * 9.5 * 5, 2);
    assertThat(cover).isCloseTo(area, within(0.08 * area));
  }

  @Test
  void drawsGaussiansAsTheEllipsesThatTheyAre() {
    Model3d splat =
        Solids.model(new double[] {-3, 0, 10, 0, 0, 10, 3, 0, 10})
            .with(
                new Splats(
                    new VertexValues(
                        3, new float[] {-9, -9, -9, 0, (float) Math.log(0.25), -3, -9, -9, -9}),
                    new VertexValues(1, new float[] {0, 1, 0}),
                    new VertexValues(4, new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1}),
                    0));
    Picture seen = draw(splat, Solids.ahead(200, 300));

    double reach = Math.sqrt(2 * Math.log(4));
    int across = 0;
    int down = 0;
    for (int i = 0; i < 200; i++) {
      across += seen.covered(100 * 200 + i) ? 1 : 0;
      down += seen.covered(i * 200 + 100) ? 1 : 0;
    }
    assertThat(across).isBetween((int) (2 * 30 * reach) - 2, (int) (2 * 30 * reach) + 2);
    assertThat(down).isBetween((int) (2 * 7.5 * reach) - 2, (int) (2 * 7.5 * reach) + 2);
  }

  @Test
  void givesTheSameBitsOnEveryMachine() {
    Picture seen = draw(Solids.sphere(1, 24), Camera.square(100, 120, Solids.at(0.1, 0.2, -3)));
    ByteBuffer bytes = ByteBuffer.allocate(4 * 100 * 100 * 8);
    for (float depth : seen.depth()) {
      bytes.putFloat(depth);
    }
    for (float normal : seen.normals()) {
      bytes.putFloat(normal);
    }
    for (float colour : seen.colours) {
      bytes.putFloat(colour);
    }
    assertThat(ContentHash.of(bytes.array()))
        .isEqualTo("fc815ff554341eae7ab7269ed6e38d4afbb56d16a18551ba5b29e60d4885d7a6");
  }

  @Test
  void drawsLargePicturesInBandsWithoutSeams() {
    Picture seen = draw(Solids.cells(7, 40, 10, 5), Solids.ahead(1300, 700));

    for (int pixel = 0; pixel < 1300 * 1300; pixel++) {
      if (seen.depth()[pixel] != 10f || seen.colours[4 * pixel + 3] != 1) {
        throw new AssertionError("pixel " + pixel + " at " + seen.depth()[pixel]);
      }
    }
  }

  @Test
  void drawsModelsOfAnySizeAlike() {
    for (double size : new double[] {1e-30, 1, 1e30}) {
      Renderer renderer = new Renderer(Solids.cube(-size / 2, size));
      Upright upright = new Upright(List.of(0.0, 1.0, 0.0), List.of(1.0, 0.0, 0.0));
      Picture seen = renderer.draw(new Sphere(renderer, upright, 40).ring(3).get(1).camera());
      int covered = 0;
      for (int pixel = 0; pixel < 1600; pixel++) {
        covered += seen.covered(pixel) ? 1 : 0;
      }
      assertThat(covered).as("size %s", size).isBetween(725, 737);
    }
  }

  @Test
  void leavesFacesOutRatherThanTakingForEver() {
    SplittableRandom random = new SplittableRandom(3);
    double[] p = new double[9 * 40_000];
    for (int i = 0; i < 40_000; i++) {
      double z = 3 + random.nextDouble();
      double[] face = {-9, -9, z, 30, -9, z, -9, 30, z};
      System.arraycopy(face, 0, p, 9 * i, 9);
    }
    int[] t = new int[3 * 40_000];
    Arrays.setAll(t, i -> i);
    Picture seen = draw(Solids.model(p, t), Solids.ahead(256, 256));

    assertThat(seen.leftOut()).isBetween(39_000L, 39_999L);
    assertThat(seen.covered(0)).isTrue();
  }

  @Test
  void survivesWhatHasNoShape() {
    for (Model3d model :
        List.of(
            Solids.model(new double[] {5, 5, 5}),
            Solids.model(new double[9], 0, 1, 2),
            Solids.model(
                new double[] {-1e308, 0, 0, 1e308, 1e308, 0, 0, -1e308, 1e308}, 0, 1, 2))) {
      Renderer renderer = new Renderer(model);
      Upright upright = Upright.of(model, "obj");
      assertThat(renderer.draw(new Sphere(renderer, upright, 32).top().camera())).isNotNull();
    }
  }

  private static Picture draw(Model3d model, Camera camera) {
    return new Renderer(model).draw(camera);
  }
}
