package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.worldmill.schemas.MediaException;

/** Whatever happens to a file, it is read or refused with a reason. */
class DamagedModelTest {

  private static final List<String> TYPES =
      List.of("model/gltf-binary", "model/gltf+json", "model/obj", "model/ply", "model/stl");

  @Property(tries = 600)
  void isReadOrRefusedWithAReason(
      @ForAll @IntRange(max = 4) int kind,
      @ForAll @IntRange(max = 5) int changes,
      @ForAll long seed) {
    Random random = new Random(seed);
    byte[] file = sound(kind);
    for (int i = 0; i < changes; i++) {
      file[random.nextInt(file.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(4) == 0) {
      file = Arrays.copyOf(file, random.nextInt(file.length));
    }
    try {
      assertThat(ModelFile.read(TYPES.get(kind), file).mesh().vertexCount()).isPositive();
    } catch (MediaException e) {
      assertThat(changes > 0 || file.length < sound(kind).length).isTrue();
      assertThat(e.getMessage()).contains(";");
    }
  }

  private static byte[] sound(int kind) {
    String json =
        """
        {"asset":{"version":"2.0"},"buffers":[{"byteLength":36%s}],
        "bufferViews":[{"buffer":0,"byteLength":36}],
        "accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"}],
        "meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],
        "nodes":[{"mesh":0,"rotation":[0,0,0,1]}],"scenes":[{"nodes":[0]}],"scene":0}
        """;
    return switch (kind) {
      case 0 -> ModelFile.glb(json.formatted(""), ModelFile.floats(0, 0, 0, 1, 0, 0, 0, 1, 0));
      case 1 ->
          json.formatted(",\"uri\":\"data:a/b;base64," + "A".repeat(48) + "\"")
              .getBytes(StandardCharsets.UTF_8);
      case 2 ->
          "v 0 0 0\nv 1 0 0.5\nv 0 1e0 0\nf 1/1 -2/2 3 # x\n".getBytes(StandardCharsets.UTF_8);
      case 3 -> ply();
      default -> stl();
    };
  }

  private static byte[] ply() {
    byte[] head =
        """
        ply
        format binary_little_endian 1.0
        element vertex 3
        property float x
        property float y
        property float z
        element face 1
        property list uchar int vertex_indices
        end_header
        """
            .getBytes(StandardCharsets.US_ASCII);
    return ModelFile.bytes(head.length + 49)
        .put(head)
        .put(ModelFile.floats(0, 0, 0, 1, 0, 0, 0, 1, 0))
        .put((byte) 3)
        .putInt(0)
        .putInt(1)
        .putInt(2)
        .array();
  }

  private static byte[] stl() {
    ByteBuffer file = ModelFile.bytes(134).position(80).putInt(1);
    return file.position(96).put(ModelFile.floats(0, 0, 0, 1, 0, 0, 0, 1, 0)).array();
  }
}
