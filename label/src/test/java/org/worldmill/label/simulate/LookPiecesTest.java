package org.worldmill.label.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.label.solid.Shapes;
import org.worldmill.schemas.media.CornerChannels;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Material.Texture;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;
import org.worldmill.schemas.media.ModelParts;
import org.worldmill.schemas.media.ModelParts.Part;
import org.worldmill.schemas.media.TextureSampling;
import org.worldmill.schemas.media.VertexValues;

class LookPiecesTest {

  private static final Texture PICTURE =
      new Texture(
          "baseColor",
          0,
          "image/png",
          Optional.of("a.png"),
          Optional.of(0L),
          4,
          Optional.of(1),
          Optional.of(1),
          TextureSampling.PLAIN);

  private static final Mesh BOX = Shapes.box(0, 0, 0, 1, 1, 1);

  /** A box whose first two faces bear a picture, the others a grey of linear light 0.5. */
  private static Model3d box(ModelFrame frame) {
    Material pictured = new Material("p", 1, 1, 1, 1, 0, 1, false, List.of(PICTURE), List.of());
    Material grey = Material.coloured("g", 0.5, 0.5, 0.5);
    int[] parts = new int[BOX.triangleCount()];
    java.util.Arrays.fill(parts, 2, parts.length, 1);
    float[] uv = new float[6 * BOX.triangleCount()];
    for (int i = 0; i < uv.length; i++) {
      uv[i] = i % 2 == 0 ? 0.25f : 0.125f;
    }
    return Model3d.of(BOX)
        .with(
            new ModelParts(
                List.of(new Part("a", Optional.of(0)), new Part("b", Optional.of(1))),
                List.of(pictured, grey),
                parts))
        .with(new CornerChannels(Optional.empty(), Optional.of(new VertexValues(2, uv))))
        .with(frame);
  }

  @Test
  void aPieceForEachMaterialWithItsColourAsDisplayed() {
    ModelFrame gltf = ModelFrame.of(ModelFrame.Axis.Y, 1);
    List<LookPiece> pieces = LookPieces.of(box(gltf), gltf, Map.of(PICTURE, "texture_00.png"));

    assertThat(pieces).hasSize(2);
    assertThat(pieces.get(0).mesh().triangleCount()).isEqualTo(2);
    assertThat(pieces.get(0).picture()).contains("texture_00.png");
    assertThat(pieces.get(0).coordinates().orElseThrow().at(0, 1)).isEqualTo(0.125f);
    assertThat(pieces.get(1).coordinates()).isEmpty();
    assertThat(pieces.get(1).material().red()).isCloseTo(0.735, within(0.001));
    assertThat(LookPieces.of(box(ModelFrame.UNSTATED), gltf, Map.of()).get(1).material().red())
        .isEqualTo(0.5);
    assertThat(LookPieces.pictures(box(gltf))).containsExactly(PICTURE);
    assertThat(LookPieces.of(Model3d.of(BOX), gltf, Map.of())).isEmpty();
  }

  @Test
  void withoutItsPictureAPieceKeepsItsColour() {
    List<LookPiece> pieces = LookPieces.of(box(ModelFrame.UNSTATED), ModelFrame.UNSTATED, Map.of());

    assertThat(pieces.get(0).picture()).isEmpty();
    assertThat(pieces.get(0).coordinates()).isEmpty();
    assertThat(pieces.get(0).mesh().vertexCount()).isEqualTo(4);
  }

  @Test
  void allFormatsHoldThem(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("texture_00.png"), "PNG!");
    List<LookPiece> pieces =
        LookPieces.of(
            box(ModelFrame.UNSTATED), ModelFrame.UNSTATED, Map.of(PICTURE, "texture_00.png"));
    SimBody body = SimBody.of("box", BOX, 1000, 1).with(pieces);

    List<String> names = SimExport.write(body, List.of(), List.of(), folder);

    assertThat(names).contains("look_00.obj", "look_00.mtl", "look_01.obj", "texture_00.png");
    // v of 0.125 from above is 0.875 from below, where this format has its origin.
    assertThat(Files.readString(folder.resolve("look_00.obj"))).contains("vt 0.25 0.875\n");
    assertThat(Files.readString(folder.resolve("look_00.mtl"))).contains("map_Kd texture_00.png");
    assertThat(Files.readString(folder.resolve("model.mjcf.xml")))
        .contains("<texture name=\"look_00\" type=\"2d\" file=\"texture_00.png\"/>")
        .contains("<material name=\"look_01\" rgba=\"0.5 0.5 0.5 1\"/>")
        .doesNotContain("visual.obj");
    assertThat(Files.readString(folder.resolve("model.urdf")))
        .contains("<texture filename=\"texture_00.png\"/>");
    JsonNode glb = json(Files.readAllBytes(folder.resolve("visual.glb")));
    assertThat(glb.at("/images/0/mimeType").asText()).isEqualTo("image/png");
    assertThat(glb.at("/materials/1/pbrMetallicRoughness/baseColorFactor/0").asDouble())
        .isCloseTo(0.214, within(0.001));
    assertThat(glb.at("/nodes/0/children").size()).isEqualTo(2);
  }

  private static JsonNode json(byte[] glb) throws Exception {
    int length = ByteBuffer.wrap(glb).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
    return new ObjectMapper().readTree(new String(glb, 20, length, StandardCharsets.UTF_8));
  }
}
