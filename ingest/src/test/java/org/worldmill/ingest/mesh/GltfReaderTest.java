package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;

class GltfReaderTest {

  private static final String GLB = "model/gltf-binary";
  private static final String GLTF = "model/gltf+json";
  private static final byte[] TRIANGLE = ModelFile.floats(0, 0, 0, 1, 0, 0, 0, 1, 0);
  private static final String VIEWS =
      "'bufferViews':[{'buffer':0,'byteLength':36}],'buffers':[{'byteLength':36}]";
  private static final String POSITIONS =
      "{'bufferView':0,'componentType':5126,'count':3,'type':'VEC3'}";

  @Test
  void appliesTheTransformsOfAllNodes() throws Exception {
    // Turned a quarter about z by its parent's matrix, after scaling by 2 and moving by 1 in x.
    String nodes =
        "'nodes':[{'children':[1],'matrix':[0,1,0,0,-1,0,0,0,0,0,1,0,0,0,5,1]},"
            + "{'mesh':0,'translation':[1,0,0],'scale':[2,2,2]}]";

    Mesh mesh = glb(nodes, "{'attributes':{'POSITION':0}}");

    assertThat(mesh.positions()).containsExactly(0, 1, 5, 0, 3, 5, -2, 1, 5);
    assertThat(mesh.triangles()).containsExactly(0, 1, 2);
  }

  @Test
  void turnsByQuaternionsAndKeepsFacesOutwardsUnderMirrors() throws Exception {
    String turned = "'nodes':[{'mesh':0,'rotation':[0,0,0.70710678118654757,0.70710678118654757]}]";
    assertThat(glb(turned, "{'attributes':{'POSITION':0}}").positions()[4])
        .isCloseTo(1, within(1e-12));

    Mesh mirrored = glb("'nodes':[{'mesh':0,'scale':[-1,1,1]}]", "{'attributes':{'POSITION':0}}");
    assertThat(mirrored.triangles()).containsExactly(0, 2, 1);
  }

  @Test
  void triangulatesEveryMode() throws Exception {
    assertThat(mode(5).triangles()).containsExactly(0, 1, 2, 1, 3, 2, 2, 3, 4);
    assertThat(mode(6).triangles()).containsExactly(1, 2, 0, 2, 3, 0, 3, 4, 0);
    assertThat(mode(4).triangles()).containsExactly(0, 1, 2);
    for (int mode : List.of(0, 1, 2, 3)) {
      assertThat(mode(mode).triangleCount()).isZero();
      assertThat(mode(mode).vertexCount()).isEqualTo(5);
    }
  }

  @Test
  void readsInterleavedNormalisedAndSparseValues() throws Exception {
    ByteBuffer bin = ModelFile.bytes(44);
    for (short x : new short[] {0, 32767, -32768}) {
      bin.putShort(x).putShort((short) 0).putShort((short) 0).putShort((short) 99);
    }
    bin.putShort((short) 2).putShort((short) 0);
    bin.putShort((short) 0).putShort((short) 32767).putShort((short) 0);
    String json =
        top(
            "'nodes':[{'mesh':0}]",
            "{'attributes':{'POSITION':0}}",
            "{'bufferView':0,'componentType':5122,'normalized':true,'count':3,'type':'VEC3',"
                + "'sparse':{'count':1,'indices':{'bufferView':1,'componentType':5123},"
                + "'values':{'bufferView':1,'byteOffset':4}}}",
            "'bufferViews':[{'buffer':0,'byteLength':24,'byteStride':8},"
                + "{'buffer':0,'byteOffset':24,'byteLength':10}],'buffers':[{'byteLength':44}]");

    Mesh mesh = ModelFile.read(GLB, ModelFile.glb(json, bin.array())).mesh();

    assertThat(mesh.positions()).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0);
  }

  @Test
  void sharesVerticesOfPrimitivesThatShareTheirPositions() throws Exception {
    Mesh mesh =
        glb(
            "'nodes':[{'mesh':0},{'mesh':0}]",
            "{'attributes':{'POSITION':0}},{'attributes':{'POSITION':0}}");

    assertThat(mesh.vertexCount()).isEqualTo(6);
    assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5);
  }

  @Test
  void readsBuffersFromDataUrisAndFilesOfTheBundle(@TempDir Path folder) throws Exception {
    String base = Base64.getEncoder().encodeToString(TRIANGLE);
    String data = "'buffers':[{'byteLength':36,'uri':'data:application/gltf-buffer;base64,";
    String json = top("'nodes':[{'mesh':0}]", "{'attributes':{'POSITION':0}}", POSITIONS, VIEWS);
    String own = json.replace("\"buffers\":[{\"byteLength\":36", quoted(data) + base + "\"");
    assertThat(ModelFile.mesh(GLTF, own).triangleCount()).isEqualTo(1);

    Path gltf = folder.resolve("a.gltf");
    Files.writeString(gltf, own.replaceAll("data:[^\"]*", "sub/my%20data.bin"));
    Files.createDirectory(folder.resolve("sub"));
    Assertions.assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> ModelReader.read(gltf, GLTF))
        .withMessageContaining("sub/my data.bin")
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.BAD_REFERENCE));
    Files.write(folder.resolve("sub/my data.bin"), TRIANGLE);
    assertThat(ModelReader.references(gltf, GLTF)).containsExactly("sub/my data.bin");
    assertThat(ModelReader.read(gltf, GLTF).mesh().vertexCount()).isEqualTo(3);
  }

  @Test
  void refusesRequiredExtensionsThatHideTheGeometry() {
    for (String name : List.of("KHR_gaussian_splatting", "ACME_shape")) {
      ModelFile.refuses(
              GLTF, quoted("{'asset':{'version':'2.0'},'extensionsRequired':['" + name + "']}"))
          .withMessageContaining(name)
          .satisfies(e -> assertThat(e.code()).isEqualTo(Code.UNSUPPORTED));
    }
  }

  @Test
  void refusesWhatContradictsItself() {
    isRefused("'nodes':[{'mesh':7}]", "meshes/7", Code.CORRUPT);
    isRefused("'nodes':[{'mesh':0,'scale':[1,2]}]", "nodes/0/scale", Code.CORRUPT);
    isRefused("'nodes':[{'mesh':-1}]", "mesh", Code.CORRUPT);
    isRefused("'scenes':[{'nodes':[0,0]}],'nodes':[{'mesh':0}]", "twice", Code.CORRUPT);
    isRefused(
        "'scenes':[{'nodes':[0]}],'nodes':[{'children':[1]},{'children':[0]}]",
        "twice",
        Code.CORRUPT);
    isRefused("'nodes':[{'mesh':0,'scale':[1e999,1,1]}]", "nodes/0/scale", Code.CORRUPT);
  }

  private static void isRefused(String nodes, String message, Code code) {
    String json = top(nodes, "{'attributes':{'POSITION':0}}", POSITIONS, VIEWS);
    ModelFile.refuses(GLB, ModelFile.glb(json, TRIANGLE))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void refusesAccessorsThatPromiseTooMuch() {
    for (String accessor :
        List.of(
            POSITIONS.replace("'count':3", "'count':4"),
            POSITIONS.replace("'count':3", "'count':0"),
            POSITIONS.replace("5126", "5124"),
            POSITIONS.replace("VEC3", "VEC2"),
            POSITIONS.replace("'count':3", "'count':3,'byteOffset':9007199254740992"))) {
      String json = top("'nodes':[{'mesh':0}]", "{'attributes':{'POSITION':0}}", accessor, VIEWS);
      ModelFile.refuses(GLB, ModelFile.glb(json, TRIANGLE))
          .satisfies(e -> assertThat(e.code()).isEqualTo(Code.CORRUPT));
    }
    String zeros = "{'componentType':5126,'count':29000000,'type':'VEC3'}";
    String json = top("'nodes':[{'mesh':0}]", "{'attributes':{'POSITION':0}}", zeros, VIEWS);
    ModelFile.refuses(GLB, ModelFile.glb(json, TRIANGLE))
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TOO_LARGE));
  }

  @Test
  void refusesJsonThatIsTooDeepOrCutShort() {
    ModelFile.refuses(GLTF, "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TOO_LARGE));
    ModelFile.refuses(GLTF, "{\"asset\":{\"version\":\"2.0\"")
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TRUNCATED));
    ModelFile.refuses(GLTF, "{\"asset\":{\"version\":\"1.0\"}}")
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.UNSUPPORTED));
  }

  @Test
  void takesWhatTheAssetSaysOfItself() throws Exception {
    String json =
        top("'nodes':[{'mesh':0}]", "{'attributes':{'POSITION':0}}", POSITIONS, VIEWS)
            .replace(
                quoted("'version':'2.0'"),
                quoted(
                    "'version':'2.0','generator':'Tool 1','copyright':'A. Maker',"
                        + "'extras':{'license':'CC-BY-4.0'}"));

    ParsedModel model = ModelFile.read(GLB, ModelFile.glb(json, TRIANGLE));

    assertThat(model.facts().format()).isEqualTo("glb");
    assertThat(model.facts().model().orElseThrow().generator()).contains("Tool 1");
    assertThat(model.facts().tags())
        .anySatisfy(tag -> assertThat(tag.value()).isEqualTo("A. Maker"))
        .anySatisfy(tag -> assertThat(tag.value()).isEqualTo("CC-BY-4.0"));
  }

  private static Mesh mode(int mode) throws MediaException {
    byte[] bin = ModelFile.floats(0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 2, 0);
    String json =
        top(
            "'nodes':[{'mesh':0}]",
            "{'attributes':{'POSITION':0},'mode':" + mode + "}",
            POSITIONS.replace("'count':3", "'count':5"),
            VIEWS.replace("36", "60"));
    return ModelFile.read(GLB, ModelFile.glb(json, bin)).mesh();
  }

  private static Mesh glb(String nodes, String primitives) throws MediaException {
    return ModelFile.read(GLB, ModelFile.glb(top(nodes, primitives, POSITIONS, VIEWS), TRIANGLE))
        .mesh();
  }

  private static String top(String nodes, String primitives, String accessor, String rest) {
    return quoted(
        "{'asset':{'version':'2.0'},'meshes':[{'primitives':["
            + primitives
            + "]}],'accessors':["
            + accessor
            + "],"
            + nodes
            + ","
            + rest
            + "}");
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
