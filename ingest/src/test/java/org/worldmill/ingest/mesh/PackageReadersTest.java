package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame.Axis;

class PackageReadersTest {

  private static final String MF = "model/3mf";
  private static final String PNTS = "model/x-pnts";
  private static final String OBJECT =
      """
      <model unit="inch"><resources>
      <object id="1" name="t"><mesh><vertices><vertex x="0" y="0" z="0"/><vertex x="1" y="0" z="0"/>
      <vertex x="0" y="1" z="0"/></vertices><triangles><triangle v1="0" v2="1" v3="2"/></triangles>
      </mesh></object>
      <object id="2"><components><component objectid="1"/>
      <component objectid="1" transform="1 0 0 0 1 0 0 0 1 10 20 30"/></components></object>
      </resources><build><item objectid="%s"/></build></model>
      """;

  @Test
  void placesTheComponentsOfA3mf() throws Exception {
    Model3d model = ModelFile.read(MF, zip(OBJECT.formatted("2"))).model();

    assertThat(model.mesh().triangleCount()).isEqualTo(2);
    assertThat(model.mesh().positions()[9]).isEqualTo(10);
    assertThat(model.mesh().positions()[11]).isEqualTo(30);
    assertThat(model.parts().parts()).hasSize(2);
    assertThat(model.frame().up()).contains(Axis.Z);
    assertThat(model.frame().metresPerUnit().orElseThrow()).isCloseTo(0.0254, within(1e-12));
  }

  @Test
  void refusesBombsCirclesAndDocumentTypes() throws Exception {
    refuses(
        zip("<model>" + " ".repeat(40_000_000) + "</model>"), Code.TOO_LARGE, "unpacks to over");
    refuses(
        zip(
            "<model><resources><object id='1'><components><component objectid='1'/></components>"
                + "</object></resources><build><item objectid='1'/></build></model>"),
        Code.CORRUPT,
        "circle");
    refuses(zip("<!DOCTYPE m [<!ENTITY a 'b'>]><model>&a;</model>"), Code.CORRUPT, "XML");
    refuses(zip(OBJECT.formatted("7")), Code.CORRUPT, "object '7'");
    refuses(zip(OBJECT.formatted("1").replace("v3=\"2\"", "v3=\"9\"")), Code.CORRUPT, "vertex 9");
    refuses("no archive at all".getBytes(StandardCharsets.UTF_8), Code.CORRUPT, "archive");
  }

  @Test
  void readsThePackagesOfTheCorpus() throws Exception {
    Path folder = ModelFile.corpus().resolve("model3d");
    for (String name :
        new String[] {
          "assimp/3MF/box.3mf", "trimesh__P_XPM_0331_01.3mf", "trimesh__counterXP.3MF"
        }) {
      Path file = folder.resolve(name);
      Model3d model = ModelReader.read(file, ModelFile.mediaType(file)).model();
      assertThat(model.mesh().triangleCount()).as(name).isGreaterThanOrEqualTo(6);
    }
    Path tile = folder.resolve("loaders.gl__1511577738.buildings.b3dm");
    assertThat(ModelReader.read(tile, "model/x-b3dm").mesh().triangleCount()).isPositive();
  }

  @Test
  void readsThePointsOfATile() throws Exception {
    byte[] values =
        ModelFile.bytes(15)
            .putShort((short) -1)
            .putShort((short) 0)
            .putShort((short) 0)
            .put(9, (byte) 255)
            .array();
    String table =
        "{\"POINTS_LENGTH\":1,\"POSITION_QUANTIZED\":{\"byteOffset\":0},\"RGB\":{\"byteOffset\":9},"
            + "\"QUANTIZED_VOLUME_OFFSET\":[1,2,3],\"QUANTIZED_VOLUME_SCALE\":[4,4,4],"
            + "\"RTC_CENTER\":[100,0,0]}";

    Model3d model = ModelFile.read(PNTS, tile(table, values)).model();

    assertThat(model.mesh().positions()).containsExactly(105, 2, 3);
    assertThat(model.channels().colours().orElseThrow().values()).containsExactly(1, 0, 0, 1);
    ModelFile.refuses(PNTS, tile(table.replace("LENGTH\":1", "LENGTH\":900000000"), values))
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TOO_LARGE));
    ModelFile.refuses(PNTS, tile(table.replace("LENGTH\":1", "LENGTH\":3"), values))
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TRUNCATED));
  }

  private static byte[] tile(String table, byte[] values) {
    ByteBuffer file = ModelFile.bytes(28 + table.length() + values.length);
    file.put("pnts".getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(file.capacity());
    file.putInt(table.length()).putInt(values.length).putInt(0).putInt(0);
    return file.put(table.getBytes(StandardCharsets.UTF_8)).put(values).array();
  }

  private static byte[] zip(String model) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("3D/3dmodel.model"));
      zip.write(model.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private static void refuses(byte[] file, Code code, String message) {
    ModelFile.refuses(MF, file)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }
}
