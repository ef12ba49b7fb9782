package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.EncodedImage;
import org.worldmill.schemas.media.Mesh;

class MeshThumbnailTest {

  private static final int[] BOX_FACES = {
    0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6, 2, 1, 3,
    7, 1, 7, 5
  };

  @Test
  void drawsTheSamePictureAgain() {
    EncodedImage once = MeshThumbnail.render(box(0, 1));
    EncodedImage twice = MeshThumbnail.render(box(0, 1));

    assertThat(once.contentType()).isEqualTo("image/jpeg");
    assertThat(once.bytes()).isEqualTo(twice.bytes());
  }

  @Test
  void fitsAnyModelIntoThePicture() throws Exception {
    for (Mesh mesh : new Mesh[] {box(0, 1), box(1e6, 1e3), box(-5, 1e-6)}) {
      BufferedImage image = picture(mesh);
      assertThat(image.getWidth()).isEqualTo(320);
      assertThat(image.getHeight()).isEqualTo(320);
      for (int i = 0; i < 320; i++) {
        assertThat(isDark(image, i, 3) || isDark(image, 3, i)).isFalse();
        assertThat(isDark(image, i, 316) || isDark(image, 316, i)).isFalse();
      }
      assertThat(darkShare(image)).isBetween(0.5, 0.7);
    }
  }

  @Test
  void lightsTheTopMostAndTheRightLeast() throws Exception {
    BufferedImage image = picture(box(0, 1));

    int top = image.getRGB(160, 60) & 0xff;
    int front = image.getRGB(110, 210) & 0xff;
    int right = image.getRGB(250, 180) & 0xff;
    assertThat(top).isGreaterThan(front + 10);
    assertThat(front).isGreaterThan(right + 10);
  }

  @Test
  void showsFacesFromBothSides() {
    int[] turned = BOX_FACES.clone();
    for (int i = 0; i < turned.length; i += 3) {
      int swap = turned[i + 1];
      turned[i + 1] = turned[i + 2];
      turned[i + 2] = swap;
    }
    double[] darkness = new double[2];
    darkness[0] = darkShareOf(box(0, 1));
    darkness[1] = darkShareOf(new Mesh(box(0, 1).positions(), turned));

    assertThat(darkness[1]).isEqualTo(darkness[0]);
  }

  @Test
  void turnsTheModelUpright() throws Exception {
    // A tall thin tower along z.
    double[] p = box(0, 1).positions().clone();
    for (int i = 2; i < p.length; i += 3) {
      p[i] *= 8;
    }
    Mesh tower = new Mesh(p, BOX_FACES);

    BufferedImage upright =
        ImageIO.read(new ByteArrayInputStream(MeshThumbnail.render(tower, UpAxis.Z).bytes()));
    assertThat(isDark(upright, 160, 30) && isDark(upright, 160, 290)).isTrue();
    assertThat(isDark(upright, 60, 160) || isDark(upright, 260, 160)).isFalse();
  }

  @Test
  void drawsPointsAsDiscsAndSurvivesExtremes() throws Exception {
    Mesh cloud = new Mesh(box(0, 1).positions(), new int[0]);
    assertThat(darkShare(picture(cloud))).isBetween(0.005, 0.05);
    assertThat(picture(new Mesh(new double[] {5, 5, 5}, new int[0]))).isNotNull();
    assertThat(picture(new Mesh(new double[9], new int[] {0, 1, 2}))).isNotNull();
    assertThat(
            picture(
                new Mesh(
                    new double[] {-1e308, 0, 0, 1e308, 1e308, 0, 0, -1e308, 1e308},
                    new int[] {0, 1, 2})))
        .isNotNull();
  }

  @Test
  void leavesOutFacesRatherThanTakingForEver() throws Exception {
    // Every face covers most of the picture: all of them would be 10^11 samples.
    double[] p = new double[9 * 1000];
    for (int i = 0; i < 1000; i++) {
      double[] face = {0, 0, i * 1e-3, 1, 0, i * 1e-3, 0, 1, i * 1e-3};
      System.arraycopy(face, 0, p, 9 * i, 9);
    }
    int[] corners = new int[3 * 200_000];
    Arrays.setAll(corners, i -> i % 3000);

    assertThat(darkShare(picture(new Mesh(p, corners)))).isGreaterThan(0.2);
  }

  private static double darkShareOf(Mesh mesh) {
    try {
      return darkShare(picture(mesh));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static BufferedImage picture(Mesh mesh) throws java.io.IOException {
    return ImageIO.read(new ByteArrayInputStream(MeshThumbnail.render(mesh).bytes()));
  }

  private static boolean isDark(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) & 0xff) < 210;
  }

  private static double darkShare(BufferedImage image) {
    int dark = 0;
    for (int y = 0; y < 320; y++) {
      for (int x = 0; x < 320; x++) {
        dark += isDark(image, x, y) ? 1 : 0;
      }
    }
    return dark / (320.0 * 320.0);
  }

  private static Mesh box(double at, double size) {
    double[] p = new double[24];
    for (int i = 0; i < 8; i++) {
      p[3 * i] = at + size * (i & 1);
      p[3 * i + 1] = at + size * (i >> 1 & 1);
      p[3 * i + 2] = at + size * (i >> 2 & 1);
    }
    return new Mesh(p, BOX_FACES);
  }
}
