package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Model3d;

class SplatReadersTest {

  @Test
  void readsASplat() throws Exception {
    byte[] file =
        ModelFile.bytes(32)
            .put(ModelFile.floats(1, 2, 3, Math.E, 1, 1 / Math.E))
            .put(new byte[] {(byte) 255, 0, 51, (byte) 102})
            .put(new byte[] {(byte) 128, (byte) 255, (byte) 128, (byte) 128})
            .array();

    Model3d model = ModelFile.read("model/x-splat", file).model();

    assertThat(model.mesh().positions()).containsExactly(1, 2, 3);
    assertThat(model.splats().orElseThrow().logScales().values())
        .containsExactly(new float[] {1, 0, -1}, within(1e-6f));
    assertThat(model.splats().orElseThrow().rotations().values()).containsExactly(1, 0, 0, 0);
    assertThat(model.channels().colours().orElseThrow().values()).containsExactly(1, 0, 0.2f, 0.4f);
  }

  @Test
  void readsAPlyAsTheReferenceImplementationWritesIt() throws Exception {
    String head =
        """
        ply
        format binary_little_endian 1.0
        element vertex 1
        property float x
        property float y
        property float z
        property float f_dc_0
        property float f_dc_1
        property float f_dc_2
        property float opacity
        property float scale_0
        property float scale_1
        property float scale_2
        property float rot_0
        property float rot_1
        property float rot_2
        property float rot_3
        end_header
        """;
    byte[] values = ModelFile.floats(1, 2, 3, 0, 1, -1, 0, -1, -2, -3, 2, 0, 0, 0);
    byte[] file =
        ByteBuffer.allocate(head.length() + values.length)
            .put(head.getBytes(StandardCharsets.US_ASCII))
            .put(values)
            .array();

    Model3d model = ModelFile.read("model/ply", file).model();

    assertThat(model.splats().orElseThrow().logScales().values()).containsExactly(-1, -2, -3);
    assertThat(model.splats().orElseThrow().opacities().values()).containsExactly(0.5f);
    assertThat(model.splats().orElseThrow().rotations().values()).containsExactly(0, 0, 0, 1);
    assertThat(model.channels().colours().orElseThrow().values())
        .containsExactly(new float[] {0.5f, 0.782095f, 0.217905f, 0.5f}, within(1e-5f));
  }

  @Test
  void allVersionsOfSpzAndPlainSplatsOfTheCorpusHoldTheSameScene() throws Exception {
    Path folder = ModelFile.corpus().resolve("model3d");
    Model3d truth = read(folder, "splat-transform__minimal.splat");
    for (String name : new String[] {"-raw.spz", "-v2.spz", "-v3.spz"}) {
      Model3d model = read(folder, "splat-transform__minimal" + name);
      // The writers of these files do not agree on the sign of z.
      assertThat(Arrays.stream(model.mesh().positions()).map(Math::abs).boxed().toList())
          .as(name)
          .isEqualTo(Arrays.stream(truth.mesh().positions()).map(Math::abs).boxed().toList());
      assertThat(model.splats().orElseThrow().logScales().values())
          .as(name)
          .containsExactly(truth.splats().orElseThrow().logScales().values(), within(0.04f));
      assertThat(model.splats().orElseThrow().opacities().values())
          .as(name)
          .containsExactly(truth.splats().orElseThrow().opacities().values(), within(0.01f));
      for (int splat = 0; splat < 4; splat++) {
        assertThat(model.splats().orElseThrow().rotations().at(splat, 3))
            .as(name)
            .isCloseTo(1, within(1e-3f));
      }
    }
  }

  @Test
  void readsThePackedPlyOfTheCorpus() throws Exception {
    Model3d model = read(ModelFile.corpus().resolve("model3d"), "engine__guitar.compressed.ply");

    assertThat(model.splats()).isPresent();
    assertThat(model.mesh().vertexCount()).isEqualTo(90854);
  }

  private static Model3d read(Path folder, String name) throws Exception {
    Path file = folder.resolve(name);
    return ModelReader.read(file, ModelFile.mediaType(file)).model();
  }

  @Test
  void refusesWhatTheBytesCannotHold() throws Exception {
    refuses("model/x-splat", new byte[33], Code.TRUNCATED, "multiple of the 32");
    refuses("model/x-spz", spz(2, 4000, 0), Code.TRUNCATED, "4000 Gaussians");
    refuses("model/x-spz", spz(2, 1, 9), Code.CORRUPT, "degree 9");
    refuses("model/x-spz", spz(4, 1, 0), Code.UNSUPPORTED, "version 4");
    refuses("model/x-spz", packed(spz(2, 1, 0)), Code.TRUNCATED, "1 Gaussians");
    refuses("model/x-spz", packed(spz(2, Integer.MAX_VALUE, 0)), Code.TRUNCATED, "2147483647");
  }

  private static byte[] spz(int version, int count, int degree) {
    ByteBuffer file = ModelFile.bytes(16).putInt(0x5053474e).putInt(version).putInt(count);
    return file.put((byte) degree).put((byte) 12).array();
  }

  private static byte[] packed(byte[] plain) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static void refuses(String type, byte[] file, Code code, String message) {
    ModelFile.refuses(type, file)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }
}
