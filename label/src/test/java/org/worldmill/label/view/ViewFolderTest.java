package org.worldmill.label.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;

class ViewFolderTest {

  @TempDir Path folder;

  /** Reads everything back as somebody would who knows nothing but cameras.json. */
  @Test
  void writesDepthAndNormalsThatLeadBackToTheModel() throws IOException {
    Model3d sphere = Solids.sphere(2, 60).with(ModelFrame.of(ModelFrame.Axis.Y, 0.5));
    List<View> views = write(sphere, 3, 72);

    JsonNode told = new ObjectMapper().readTree(folder.resolve("cameras.json").toFile());
    assertThat(views)
        .extracting(View::name)
        .containsExactly("ring-00", "ring-01", "ring-02", "top", "bottom");
    assertThat(told.path("metres_per_unit").asDouble()).isEqualTo(0.5);
    assertThat(told.path("views")).hasSize(5);
    for (JsonNode view : told.path("views")) {
      BufferedImage depth = image(view, "depth");
      BufferedImage mask = image(view, "mask");
      BufferedImage normal = image(view, "normal");
      assertThat(depth.getRaster().getSampleModel().getSampleSize(0)).isEqualTo(16);
      int seen = 0;
      for (int row = 0; row < 72; row++) {
        for (int column = 0; column < 72; column++) {
          int steps = depth.getRaster().getSample(column, row, 0);
          assertThat(mask.getRaster().getSample(column, row, 0)).isEqualTo(steps == 0 ? 0 : 255);
          if (steps > 0) {
            double[] point = point(view, column, row, steps);
            assertThat(Math.hypot(Math.hypot(point[0], point[1]), point[2]))
                .isCloseTo(2, within(0.02));
            assertThat(along(view, normal.getRGB(column, row), point)).isGreaterThan(0.99);
            seen++;
          }
        }
      }
      assertThat(seen).isGreaterThan(2000);
    }
  }

  private static double[] point(JsonNode view, int column, int row, int steps) {
    double z = steps * view.path("depth_step").asDouble();
    double x = (column + 0.5 - view.path("cx").asDouble()) / view.path("fx").asDouble() * z;
    double y = (row + 0.5 - view.path("cy").asDouble()) / view.path("fy").asDouble() * z;
    double[] point = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      JsonNode r = view.path("camera_to_model").path(axis);
      point[axis] =
          r.path(0).asDouble() * x
              + r.path(1).asDouble() * y
              + r.path(2).asDouble() * z
              + r.path(3).asDouble();
    }
    return point;
  }

  /** Cosine between a stored normal and the direction from the sphere's middle. */
  private static double along(JsonNode view, int rgb, double[] point) {
    double[] n = {
      (rgb >> 16 & 255) / 127.5 - 1, (rgb >> 8 & 255) / 127.5 - 1, (rgb & 255) / 127.5 - 1
    };
    double sum = 0;
    double length = 0;
    for (int axis = 0; axis < 3; axis++) {
      JsonNode r = view.path("camera_to_model").path(axis);
      double own =
          r.path(0).asDouble() * n[0] + r.path(1).asDouble() * n[1] + r.path(2).asDouble() * n[2];
      sum += own * point[axis];
      length += own * own;
    }
    return sum / Math.sqrt(length) / Math.hypot(Math.hypot(point[0], point[1]), point[2]);
  }

  @Test
  void writesTheSameBytesAgain() throws IOException {
    write(Solids.cube(0, 1), 1, 40);
    byte[] cameras = Files.readAllBytes(folder.resolve("cameras.json"));
    byte[] sheet = Files.readAllBytes(folder.resolve("sheet.jpg"));
    byte[] shaded = Files.readAllBytes(folder.resolve("ring-00.shaded.png"));
    write(Solids.cube(0, 1), 1, 40);

    assertThat(folder.resolve("cameras.json")).hasBinaryContent(cameras);
    assertThat(folder.resolve("sheet.jpg")).hasBinaryContent(sheet);
    assertThat(folder.resolve("ring-00.shaded.png")).hasBinaryContent(shaded);
  }

  private List<View> write(Model3d model, int count, int side) throws IOException {
    return new ViewFolder(model, Upright.of(model, "obj"), folder).write(count, side);
  }

  private BufferedImage image(JsonNode view, String kind) throws IOException {
    return ImageIO.read(folder.resolve(view.path(kind).asText()).toFile());
  }
}
