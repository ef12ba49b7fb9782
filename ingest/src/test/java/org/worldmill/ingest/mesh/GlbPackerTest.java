package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

class GlbPackerTest {

  private static final byte[] TRIANGLE = ModelFile.floats(0, 0, 0, 1, 0, 0, 0, 1, 0);
  private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 1};

  @TempDir Path folder;

  @Test
  void packsBuffersAndImagesIntoOneFileThatReadsTheSame() throws Exception {
    Path gltf = bundle();
    Path target = folder.resolve("packed.glb");

    GlbPacker.pack(gltf, target);

    ParsedModel before = ModelReader.read(gltf, "model/gltf+json");
    ParsedModel after = ModelReader.read(target, "model/gltf-binary");
    assertThat(ModelReader.references(target, "model/gltf-binary")).isEmpty();
    assertThat(after.mesh().positions()).isEqualTo(before.mesh().positions());
    assertThat(after.mesh().triangles()).isEqualTo(before.mesh().triangles());
    assertThat(after.facts().model()).isEqualTo(before.facts().model());
    GltfDocument packed = GltfDocument.readBinary(target);
    for (int image = 0; image < 2; image++) {
      assertThat(packed.root().at("/images/" + image + "/mimeType").textValue())
          .isEqualTo("image/png");
      ByteBuffer bytes =
          new GltfBuffers(packed)
              .view(packed.root().at("/images/" + image + "/bufferView").intValue());
      assertThat(bytes).isEqualTo(ByteBuffer.wrap(PICTURE));
    }
  }

  @Test
  void writesTheSameBytesAgainAndKeepsWhatIsPacked() throws Exception {
    Path gltf = bundle();
    Path once = folder.resolve("a.glb");
    Path twice = folder.resolve("b.glb");
    Path again = folder.resolve("c.glb");

    GlbPacker.pack(gltf, once);
    GlbPacker.pack(gltf, twice);
    GlbPacker.pack(once, again);

    assertThat(twice).hasSameBinaryContentAs(once);
    assertThat(again).hasSameBinaryContentAs(once);
  }

  @Test
  void refusesABundleWithAPartMissing() throws Exception {
    Path gltf = bundle();
    Files.delete(folder.resolve("a.png"));
    Path target = folder.resolve("packed.glb");

    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> GlbPacker.pack(gltf, target))
        .withMessageContaining("a.png")
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.BAD_REFERENCE));
    assertThat(target).doesNotExist();
  }

  @Test
  void packsTheMultiFileModelOfTheCorpus() throws Exception {
    Path gltf =
        ModelFile.corpus().resolve("model3d/assimp/glTF2/BoxTextured-glTF/BoxTextured.gltf");
    Path target = folder.resolve("packed.glb");

    GlbPacker.pack(gltf, target);

    ParsedModel before = ModelReader.read(gltf, "model/gltf+json");
    ParsedModel after = ModelReader.read(target, "model/gltf-binary");
    assertThat(after.mesh().positions()).isEqualTo(before.mesh().positions());
    assertThat(after.facts().model()).isEqualTo(before.facts().model());
  }

  /** Two buffers (one of an odd length), and one picture in a file and one in the document. */
  private Path bundle() throws Exception {
    Files.write(folder.resolve("a.png"), PICTURE);
    Files.write(folder.resolve("my indices.bin"), new byte[] {9, 0, 1, 2, 0});
    String json =
        """
        {"asset":{"version":"2.0","generator":"test"},
        "buffers":[{"byteLength":5,"uri":"my%%20indices.bin"},
         {"byteLength":36,"uri":"data:application/octet-stream;base64,%s"}],
        "bufferViews":[{"buffer":1,"byteLength":36},{"buffer":0,"byteOffset":1,"byteLength":3}],
        "accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"},
         {"bufferView":1,"componentType":5121,"count":3,"type":"SCALAR"}],
        "images":[{"uri":"a.png"},{"uri":"data:image/png;base64,%s"}],
        "meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1}]}],
        "nodes":[{"mesh":0}]}
        """
            .formatted(
                Base64.getEncoder().encodeToString(TRIANGLE),
                Base64.getEncoder().encodeToString(PICTURE));
    return Files.writeString(folder.resolve("model.gltf"), json);
  }
}
