package org.worldmill.label.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.EncodedImage;
import org.worldmill.schemas.media.Model3d;

class ModelThumbnailTest {

  @Test
  void drawsTheSamePictureAgain() {
    EncodedImage once = render(Solids.cube(0, 1), "obj");
    EncodedImage twice = render(Solids.cube(0, 1), "obj");

    assertThat(once.contentType()).isEqualTo("image/jpeg");
    assertThat(once.bytes()).isEqualTo(twice.bytes());
  }

  @Test
  void fitsAnyModelIntoThePicture() throws IOException {
    for (Model3d model :
        new Model3d[] {Solids.cube(0, 1), Solids.cube(1e6, 1e3), Solids.cube(-5, 1e-6)}) {
      BufferedImage image = picture(model, "obj");
      assertThat(image.getWidth()).isEqualTo(320);
      assertThat(image.getHeight()).isEqualTo(320);
      for (int i = 0; i < 320; i++) {
        assertThat(isDark(image, i, 3) || isDark(image, 3, i)).isFalse();
        assertThat(isDark(image, i, 316) || isDark(image, 316, i)).isFalse();
      }
      assertThat(darkShare(image)).isBetween(0.4, 0.7);
    }
  }

  @Test
  void lightsTheTopMostAndTheRightLeast() throws IOException {
    BufferedImage image = picture(Solids.cube(0, 1), "obj");

    int top = image.getRGB(165, 85) & 0xff;
    int front = image.getRGB(110, 210) & 0xff;
    int right = image.getRGB(240, 190) & 0xff;
    assertThat(top).isGreaterThan(front + 10);
    assertThat(front).isGreaterThan(right + 10);
  }

  @Test
  void turnsTheModelUpright() throws IOException {
    // A tall thin tower along z.
    double[] p = Solids.cube(0, 1).mesh().positions().clone();
    for (int i = 2; i < p.length; i += 3) {
      p[i] *= 8;
    }
    BufferedImage upright = picture(Solids.model(p, Solids.CUBE_FACES), "stl");

    assertThat(isDark(upright, 160, 30) && isDark(upright, 160, 270)).isTrue();
    assertThat(isDark(upright, 60, 160) || isDark(upright, 260, 160)).isFalse();
  }

  @Test
  void drawsPointsAsDiscs() throws IOException {
    Model3d cloud = Solids.model(Solids.cube(0, 1).mesh().positions());

    assertThat(darkShare(picture(cloud, "ply"))).isBetween(0.005, 0.05);
  }

  private static EncodedImage render(Model3d model, String format) {
    return ModelThumbnail.render(model, Upright.of(model, format));
  }

  private static BufferedImage picture(Model3d model, String format) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(render(model, format).bytes()));
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
}
