package org.worldmill.label.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.Model3d;

class PreviewTest {

  @Test
  void keepsSmallModelsAsTheyAre() throws IOException {
    Model3d cube = Solids.cube(100, 4);
    JsonNode glb = json(preview(cube));
    JsonNode extras = glb.path("asset").path("extras");

    assertThat(extras.path("of").asInt()).isEqualTo(12);
    assertThat(extras.path("shown").asInt()).isEqualTo(12);
    assertThat(extras.path("unit").asDouble()).isEqualTo(2);
    assertThat(extras.path("middle").path(1).asDouble()).isEqualTo(102);
    assertThat(glb.path("accessors").path(0).path("min").path(0).asDouble()).isEqualTo(-1);
    assertThat(glb.path("accessors").path(0).path("max").path(2).asDouble()).isEqualTo(1);
    assertThat(glb.path("nodes").path(0).path("name").asText()).isEqualTo("model");
  }

  @Test
  void makesLargeModelsSmallAndLeavesThemTheirShape() throws IOException {
    Model3d ball = Solids.sphere(1, 200);
    byte[] bytes = preview(ball);
    JsonNode glb = json(bytes);
    int shown = glb.path("asset").path("extras").path("shown").asInt();

    assertThat(glb.path("asset").path("extras").path("of").asInt()).isEqualTo(160_000);
    assertThat(shown).isBetween(Preview.MOST_TRIANGLES / 2, Preview.MOST_TRIANGLES);
    assertThat(bytes.length).isLessThan(300_000);
    ByteBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = 28 + floats.getInt(12);
    int count = glb.path("accessors").path(0).path("count").asInt();
    for (int i = 0; i < count; i++) {
      double x = floats.getFloat(start + 12 * i);
      double y = floats.getFloat(start + 12 * i + 4);
      double z = floats.getFloat(start + 12 * i + 8);
      assertThat(Math.sqrt(x * x + y * y + z * z)).isCloseTo(1, within(0.02));
    }
  }

  @Test
  void thinsCloudsOut() throws IOException {
    double[] p = new double[3 * 50_001];
    Arrays.setAll(p, i -> i % 977);
    JsonNode extras = json(preview(Solids.model(p))).path("asset").path("extras");

    assertThat(extras.path("of").asInt()).isEqualTo(50_001);
    assertThat(extras.path("shown").asInt()).isEqualTo(16_667);
  }

  @Test
  void carriesHullAndAxesBesideTheModel() throws IOException {
    Model3d cube = Solids.cube(10, 2);
    Preview preview = new Preview(cube, Upright.of(cube, "obj"));
    preview.add("hull", cube.mesh());
    preview.add(
        "solid",
        List.of(11.0, 11.5, 11.0),
        List.of(List.of(1.0, 0.0, 0.0), List.of(0.0, 1.0, 0.0), List.of(0.0, 0.0, 1.0)));
    JsonNode glb = json(preview.glb());

    // The same text in every run: pages are compared by their bytes.
    assertThat(glb.path("nodes").path(1)).hasToString("{\"name\":\"hull\",\"mesh\":1}");
    assertThat(glb.path("asset").path("extras").path("centre").path(1).asDouble()).isEqualTo(0.5);
    assertThat(glb.path("asset").path("extras").path("axes").path(2).path(2).asDouble())
        .isEqualTo(1);
  }

  private static byte[] preview(Model3d model) {
    return new Preview(model, Upright.of(model, "obj")).glb();
  }

  private static JsonNode json(byte[] glb) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(glb).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(in.getInt(0)).isEqualTo(0x46546c67);
    assertThat(in.getInt(8)).isEqualTo(glb.length);
    return new ObjectMapper().readTree(glb, 20, in.getInt(12));
  }
}
