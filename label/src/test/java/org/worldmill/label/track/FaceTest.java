package org.worldmill.label.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.worldmill.label.scene.Noise;

class FaceTest {

  private static final int WIDTH = 60;

  /** A disc of radius 14 with blotches, turned clockwise, lit from the left. */
  private static byte[] disc(double radians, double contrast) {
    byte[] plane = new byte[WIDTH * WIDTH];
    for (int i = 0; i < plane.length; i++) {
      double x = (i % WIDTH - 30) / 14.0;
      double y = (i / WIDTH - 30) / 14.0;
      double u = Math.cos(radians) * x + Math.sin(radians) * y;
      double v = Math.cos(radians) * y - Math.sin(radians) * x;
      double mark = contrast * (Noise.cloud(1.6 * u + 9, 1.6 * v + 9, 2, 4) - 0.5);
      plane[i] = (byte) (x * x + y * y < 1 ? 170 - 12 * x + mark : 60);
    }
    return plane;
  }

  private static Face face(byte[] plane, int radius) {
    Blob blob =
        new Blob(
            30,
            30,
            3.1 * radius * radius,
            29 - radius,
            29 - radius,
            31 + radius,
            31 + radius,
            true);
    return Face.of(plane, WIDTH, blob).orElseThrow();
  }

  @Test
  void seesByHowMuchMarksHaveTurned() {
    Face before = face(disc(0.3, 100), 14);
    for (double turn : new double[] {-0.7, -0.1, 0, 0.05, 0.4, 0.9}) {
      Face.Turned turned = face(disc(0.3 + turn, 100), 14).turnedFrom(before);
      assertThat(turned.radians()).isCloseTo(turn, within(0.02));
      assertThat(turned.likeness()).isGreaterThan(0.95);
    }
  }

  @Test
  void leavesOutWhatLightFromOneSideMakes() {
    assertThat(face(disc(0, 0), 14).contrast()).isLessThan(1);
    assertThat(face(disc(0, 100), 14).contrast()).isGreaterThan(6);
  }

  @Test
  void hasNoneOfWhatIsSmallOrNotRoundOrCutOff() {
    byte[] plane = disc(0, 100);
    assertThat(Face.of(plane, WIDTH, new Blob(30, 30, 50, 26, 26, 34, 34, true))).isEmpty();
    assertThat(Face.of(plane, WIDTH, new Blob(30, 30, 350, 16, 22, 44, 38, true))).isEmpty();
    assertThat(Face.of(plane, WIDTH, new Blob(30, 30, 600, 16, 16, 44, 44, false))).isEmpty();
  }
}
