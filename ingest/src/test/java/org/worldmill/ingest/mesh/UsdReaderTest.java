package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;
import org.worldmill.schemas.media.ModelParts.Part;
import org.worldmill.schemas.media.TextureSampling;
import org.worldmill.schemas.media.TextureSampling.Wrap;

/** The scene was made by {@code make_usd.py} beside it; its bounds are those of usd-core. */
class UsdReaderTest {

  private static final String USDA = "model/vnd.usda";
  private static final String USDZ = "model/vnd.usdz+zip";
  private static final String TRIANGLE =
      """
      #usda 1.0
      def Mesh "M"
      {
          point3f[] points = [(0, 0, 0), (1, 0, 0), (0, 1, 0)]
          int[] faceVertexCounts = [3]
          int[] faceVertexIndices = [0, 1, 2]
          %s
      }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"usda", "usdc", "usdz"})
  void readsTheSameSceneFromTextCrateAndPackage(String kind) throws Exception {
    ParsedModel parsed = scene(kind);
    Model3d model = parsed.model();

    // Boxes: one of its own, a skin, a choice, an heir, three instances and a moving one; wheels.
    assertThat(model.mesh().vertexCount()).isEqualTo(8 * 8 + 2 * 96 + 266);
    assertThat(model.mesh().triangleCount()).isEqualTo(8 * 12 + 2 * 96 + 528);
    assertThat(bounds(model, false))
        .containsExactly(new double[] {-32, -24.5, -40.5}, within(1e-9));
    assertThat(bounds(model, true))
        .containsExactly(new double[] {14.564942932707348, 20.5, 52}, within(1e-6));
    assertThat(model.frame()).isEqualTo(ModelFrame.of(ModelFrame.Axis.Z, 0.01));
    assertThat(parsed.facts().format()).isEqualTo(kind);
    assertThat(parsed.facts().model().orElseThrow().generator()).contains("make_usd");
    assertThat(parsed.facts().tags().toString())
        .contains("not read: guide", "not read: invisible", "prims that move");
  }

  @ParameterizedTest
  @ValueSource(strings = {"usda", "usdc", "usdz"})
  void readsMaterialsAndWhereTheyAre(String kind) throws Exception {
    Model3d model = scene(kind).model();
    List<Material> materials = model.parts().materials();
    Material rubber = named(materials, "Rubber");
    Material.Texture paint = rubber.texture("baseColor").orElseThrow();

    assertThat(rubber.roughness()).isEqualTo(0.75);
    assertThat(paint.mediaType()).isEqualTo("image/png");
    assertThat(paint.widthPx()).contains(2);
    assertThat(paint.path())
        .isEqualTo(kind.equals("usdz") ? Optional.empty() : Optional.of("parts/paint.png"));
    // u and v doubled and fourfold, then moved; v from above.
    assertThat(paint.sampling())
        .isEqualTo(
            new TextureSampling(
                Wrap.MIRROR, Wrap.CLAMP, true, List.of(2.0, 0.0, 0.5, -0.0, 4.0, -3.25)));
    assertThat(named(materials, "Red").red()).isEqualTo(1);
    int[] faces = new int[materials.size() + 1];
    for (int i = 0; i < model.mesh().triangleCount(); i++) {
      Optional<Integer> material = model.parts().parts().get(model.parts().partOf(i)).material();
      faces[material.orElse(materials.size())]++;
    }
    assertThat(faces[materials.indexOf(named(materials, "Red"))]).isEqualTo(4);
    assertThat(faces[materials.indexOf(named(materials, "Blue"))]).isEqualTo(2);
    assertThat(faces[materials.indexOf(rubber)]).isEqualTo(96);
    assertThat(model.parts().parts()).extracting(Part::name).contains("Tread", "Skin", "Box");
  }

  private static Material named(List<Material> materials, String name) {
    return materials.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void turnsLeftHandedFacesAndKeepsWhatBelongsToTheirCorners() throws Exception {
    Model3d model =
        ModelFile.read(
                USDA,
                TRIANGLE
                    .formatted(
                        """
                        uniform token orientation = "leftHanded"
                        texCoord2f[] primvars:st = [(0, 0), (1, 0.25), (0, 1)] (
                            interpolation = "faceVarying"
                        )
                        normal3f[] normals = [(0, 0, 1)] ( interpolation = "uniform" )
                        """)
                    .getBytes(StandardCharsets.UTF_8))
            .model();

    assertThat(model.mesh().triangles()).containsExactly(2, 1, 0);
    assertThat(model.corners().textureCoordinates().orElseThrow().values())
        .containsExactly(0, 0, 1, 0.75f, 0, 1);
    assertThat(model.corners().normals().orElseThrow().values())
        .containsExactly(0, 0, 1, 0, 0, 1, 0, 0, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "assets__BoxAnimated.usdz, 320, 254, -0.5, 0.5",
    "assets__CesiumMan.usdz, 3273, 4672, -0.569137, 0.569137",
    "assets__RiggedFigure.usdz, 370, 256, -0.589461, 0.589461",
    "assets__TextureTransformTest.usdc, 48, 24, -160.000002, 160.000002",
    "assets__TextureTransformTest.usdz, 48, 24, -160.000002, 160.000002",
    "assets__USDLogo.usdz, 52, 86, -3.914233, 3.947083",
    "assets__sedanGeo.usda, 218, 415, -113.189056, 113.189038",
    "tinyusdz__suzanne.usda, 507, 968, -1.367188, 1.367188",
    "tinyusdz__suzanne.usdc, 507, 968, -1.367188, 1.367188",
    "tinyusdz__texture-cat-plane.usdz, 16, 18, -0.999995, 0.999995"
  })
  void agreesWithTheReferenceImplementation(
      String name, int points, int triangles, double low, double high) throws Exception {
    Path file = ModelFile.corpus().resolve("model3d").resolve(name);
    Model3d model = ModelReader.read(file, ModelFile.mediaType(file)).model();

    assertThat(model.mesh().vertexCount()).isEqualTo(points);
    assertThat(model.mesh().triangleCount()).isEqualTo(triangles);
    assertThat(bounds(model, false)[0]).isCloseTo(low, within(2e-6));
    assertThat(bounds(model, true)[0]).isCloseTo(high, within(2e-6));
  }

  @Test
  void opensNothingOutsideOfItsBundle() throws Exception {
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Files.writeString(folder.resolve("secret.usda"), TRIANGLE.formatted(""));
    for (String name :
        List.of("../secret.usda", "/etc/passwd", "file:///a.usda", "..\\secret.usda")) {
      Path main = inner.resolve("a.usda");
      Files.writeString(
          main, "#usda 1.0\ndef \"A\" (\n  references = @%s@</M>\n) {}\n".formatted(name));
      assertThatExceptionOfType(MediaException.class)
          .isThrownBy(() -> ModelReader.read(main, USDA))
          .satisfies(e -> assertThat(e.code()).isEqualTo(Code.BAD_REFERENCE))
          .withMessageContaining("which is not in its bundle; add it");
      assertThat(ModelReader.references(main, USDA)).isEmpty();
    }
  }

  @Test
  void namesLayersAndPicturesOfItsBundle() throws Exception {
    Files.createDirectories(folder.resolve("parts"));
    copy("scene.usda");
    copy("parts/wheel.usdc");

    assertThat(ModelReader.references(folder.resolve("scene.usda"), USDA))
        .containsExactly("parts/paint.png", "parts/wheel.usdc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "def \"A\" ( references = </A> ) {} | go round in a circle",
        "def \"A\" ( inherits = </B> ) {} class \"B\" ( inherits = </A> ) {} | in a circle",
        "def PointInstancer \"A\" { rel prototypes = [</A>] int[] protoIndices = [0] } | in a circle",
        "def Mesh \"A\" { point3f[] points = [(0,0,0)] int[] faceVertexCounts = [3]"
            + " int[] faceVertexIndices = [0, 0, 7] } | /A has point 7 of 1",
        "def Mesh \"A\" { point3f[] points = [(0,0,0)] int[] faceVertexCounts = [9]"
            + " int[] faceVertexIndices = [0] } | /A has faces with 9 corners, but 1 are listed",
        "def Mesh \"A\" { point3f[] points = [(0,nan,0)] } | no finite number",
        "def Scope \"A\" {} | it shows no mesh, shape or points",
        "def Mesh \"A\" { point3f[] points = [(0,0,0) | line 2: ']' is missing; fetch the file"
      })
  void refusesWhatIsWrong(String text, String message) {
    ModelFile.refuses(USDA, "#usda 1.0\n" + text).withMessageContaining(message);
  }

  @Test
  void bombsOfReferencesEndSoon() {
    StringBuilder text = new StringBuilder("#usda 1.0\ndef Mesh \"A0\" {}\n");
    for (int i = 1; i < 40; i++) {
      text.append("def \"A%d\" ( references = [</A%d>, </A%d>] ) {}%n".formatted(i, i - 1, i - 1));
    }

    ModelFile.refuses(USDA, text.toString())
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TOO_LARGE))
        .withMessageContaining("statements of one prim or more, the limit is 10000");
  }

  @Test
  void refusesPackagesThatAreCompressedBrokenOrCutOff() throws Exception {
    byte[] sound = resource("scene.usdz");
    ByteBuffer compressed = ByteBuffer.wrap(sound.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int end = sound.length - 22;
    compressed.putShort(compressed.getInt(end + 16) + 10, (short) 8);
    ModelFile.refuses(USDZ, compressed.array())
        .withMessageContaining("its file 'scene.usda' is compressed; a USDZ stores files as they");

    byte[] flipped = sound.clone();
    flipped[200] ^= 1;
    ModelFile.refuses(USDZ, flipped).withMessageContaining("has another check sum than it states");

    ModelFile.refuses(USDZ, java.util.Arrays.copyOf(sound, sound.length - 40))
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TRUNCATED));
  }

  @Test
  void refusesCratesThatPromiseMoreThanTheyHold() throws Exception {
    ByteBuffer crate = ByteBuffer.wrap(resource("scene.usdc")).order(ByteOrder.LITTLE_ENDIAN);
    int contents = (int) crate.getLong(16);
    int tokens = (int) crate.getLong(contents + 8 + 16);
    byte[] many = crate.array().clone();
    ByteBuffer.wrap(many).order(ByteOrder.LITTLE_ENDIAN).putLong(tokens, 7_000_000);
    ModelFile.refuses("model/vnd.usdc", many).withMessageContaining("it states 7000000 tokens");

    byte[] old = crate.array().clone();
    old[9] = 3;
    ModelFile.refuses("model/vnd.usdc", old)
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.UNSUPPORTED))
        .withMessageContaining("crate version 0.3");
  }

  private ParsedModel scene(String kind) throws Exception {
    Files.createDirectories(folder.resolve("parts"));
    String name = "scene." + kind;
    copy(name);
    if (!kind.equals("usdz")) {
      copy("parts/wheel.usdc");
      copy("parts/paint.png");
    }
    return ModelReader.read(folder.resolve(name), ModelFile.mediaType(folder.resolve(name)));
  }

  private void copy(String name) throws Exception {
    Files.write(folder.resolve(name), resource(name));
  }

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = UsdReaderTest.class.getResourceAsStream("usd/" + name)) {
      return in.readAllBytes();
    }
  }

  private static double[] bounds(Model3d model, boolean greatest) {
    double[] p = model.mesh().positions();
    double[] bounds = {p[0], p[1], p[2]};
    for (int i = 0; i < p.length; i++) {
      bounds[i % 3] = greatest ? Math.max(bounds[i % 3], p[i]) : Math.min(bounds[i % 3], p[i]);
    }
    return bounds;
  }
}
