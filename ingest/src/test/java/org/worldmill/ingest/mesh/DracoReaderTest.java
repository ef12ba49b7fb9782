package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.VertexValues;

/** The streams were made by the reference encoder of a torus of 7 by 5 corners, radii 1 and 0.4. */
class DracoReaderTest {

  private static final String DRACO = "model/x-draco";

  /** Edgebreaker with its symbols as bits, closed. */
  private static final String CLOSED =
      "RFJBQ08CAgEBAAAAI0YARQYCQAwDJAMSf/rU+qxrSvUpVapSpVQppRQFAQEQAf8AAAEACQMA"
          + "AAIBAQEACwOpAxclCREqJQkJw84MBhq31R6BQEfonOswAO6jZqPxB4AE0wEAmsF6gJW6AFpK"
          + "qvdm3WFGOADYE4CAxwHsJwgAKoB60AoCAGQQwB+DADICAQC3NgCsoQC0jFQPwLrDugABALMA"
          + "M0QKwI+gAPAGhABAK1gvSVEA/QB4hEUB6KkMQJKi9QAAAAAA/wMAACF0ob8Dta6/wMbCvgO1"
          + "LkAK";

  /** Edgebreaker by valence with six faces missing, normals, texture coordinates and colours. */
  private static final String OPEN =
      "RFJBQ08CAgEBAAAAI0ADQAQCPgkBLgMSf9d0XVpVpVVV+qgqtUZVUaoA/wER/wInR/8CJ0f/"
          + "AidHBAAAAP8AAQEAAAIAAAECAgMBAAEBAAkDAAMCAQMJAgEBAgEBCQMAAgMBAQEACQOpAw+h"
          + "DpUkJQkJYS5X1zcnX06oznjHjyRGlASAZbqWCcBjCaBrXB/JGyhUQAYgAIB3zZIAyREgIoHA"
          + "DtvxgBOAA8zf/wIgmgFWCQvz+EN5AygEoA0BOgf2ocQNQTfJGcADAO0CHz8A6AAACwAAAPYA"
          + "AAABAQEACwOpAxd1EMEiJQkJSRYoOa0bM7VeQEPoXJKibJAVBQBmpA6/ngDoIikAAG8cTlK0"
          + "HqzYBfCGjAAEMHi4NygAT0MFWBIFCFCQzR+DAKACsAdoBuvlCAAAU8kBzKNs0AzaS2K0npW6"
          + "AFpKqtcyUr3xWYDFNwAAxQHoAgSQzwIAYAugn4cNAAAAAP8DAAAhdKG/A7Wuv8DGwr4DtS5A"
          + "CgUBAQALD1EH+QqpA1EH+Qr1FdUBDWS0Um2WdxbLnX3PX69AQ5ikKIh9WGYBvQBmb5sIYKJr"
          + "MQI6IwaEyUgEiCARQ89LdfdfiwGQYBra5OqI63p+9Ql6m8gN4G8mwPdOoaEgAAAAOAWYTxaX"
          + "QgAAAAD/AwAAvxc9PvmVIj4EtS4/CgYDAQAJA1EHA6kDqQN9BQflKwlQ8TDWRFONvIX5BPQB"
          + "+Pwb/Nov6B8YB/3wCvIqBvjj8+f5G4CYF+hLt6BvfUA+wUE/QL31C/oHBj6/+PwB9HdosAP/"
          + "AAAAfwAAAP8CbUII";

  /** Edgebreaker by valence, closed, with normals and texture coordinates. */
  private static final String VALENCE =
      "RFJBQ08CAgEBAAAAI0YCRQYCQAwDJAMSf/rU+qxrSvUpVapSpVQppRQFAQEQ/wJjSP8CY0gD"
          + "/wAAAAAAAQAAAQAJAwACAgEDCQIBAAIBAQkDAAEDAQEBAAsDqQMXJQkRKiUJCcPODAYat9Ue"
          + "gUBH6JzrMADuo2aj8QeABNMBAJrBeoCVugBaSqr3Zt1hRjgA2BOAgMcB7CcIACqAetAKAgBk"
          + "EMAfgwAyAgEAtzYArKEAtIxUD8C6w7oAAQCzADNECsCPoADwBoQAQCtYL0lRAP0AeIRFAeip"
          + "DECSovUAAAAAAP8DAAAhdKG/A7Wuv8DGwr4DtS5ACgUBAQALA9UBB1EHdRDVAakD+QohFNUB"
          + "Dcm7fGxGMggsmnmzf6RAR+g6zIgmitrz0kIg16lXJ3ID6ooAHJc+an731PSY5BS9aQKoTQGZ"
          + "AHMZk8LP8dVAuTpoCHB47nSwbSIfAAAASgaKlH/qbYAAAAAA/wMAAL8XPT75lSI+BLUuPwoG"
          + "AwEACQMlCQNRBw+NLweXRSQs92qOB/0F+gD1C/rr6m+QT2Dg82uAv4K8v4FB/oK+gjw+f32A"
          + "/oH+gf2C+Pz1C+Hz5xMc9AfQG+BPH2AA/wAAAH8AAAD/Am1CCA==";

  /** Faces in their own order. */
  private static final String SEQUENTIAL =
      "RFJBQ08CAgEAAABGIwEABQEBBQYBBgICBgcCBwMDBwgDCAQECAkECQAACQUFCgYGCgsGCwcH"
          + "CwwHDAgIDA0IDQkJDQ4JDgUFDgoKDwsLDxALEAwMEBEMEQ0NERINEg4OEhMOEwoKEw8PFBAQ"
          + "FBUQFRERFRYRFhISFhcSFxMTFxgTGA8PGBQUGRUVGRoVGhYWGhsWGxcXGxwXHBgYHB0YHRQU"
          + "HRkZHhoaHh8aHxsbHyAbIBwcICEcIR0dISIdIhkZIh4eAB8fAAEfASAgAQIgAiEhAgMhAyIi"
          + "AwQiBB4eBAABAQAJAwAAAgABAQALIzUzzQwGzbtQek6ANfzvUTMAHJ8CWAMAQFioANbsQrNH"
          + "gUJxfFZwDQAAYaEZXFMvWx65SMZRSdE1AACETWJ0Tb1teaQrC0eXkdYAABC2paQ1uczskS4t"
          + "HF1KWgMAQNiWkdY4GKlHLpRxVGJ0DQAAYZMUXaM0AB4FEsXxmcE1AACEhVZwDQAAAAD/AwAA"
          + "IXShvwO1rr/AxsK+A7UuQAo=";

  private static final double AREA = 13.585201414634755;
  private static final double OPEN_AREA = 12.476829187752095;

  /** Found by fuzzing: a sequence whose symbols have no alphabet. */
  private static final String EMPTY_ALPHABET =
      "RFJBQ08CAgEAAEYBIwAAAAAAAAAAAAAAAAAAAEUGAkAMAyQDEn/61Pqsa0r1KVWqUqVUKaUUBQEBACH/KwAAAQAJ"
          + "AwAAAgEBAQALA6kDFyUJESolCQnDt9UGDM4aHoFAR+ic6zAA7qNmo/EHgATTAQCawXqAlURSQUNPAgIBAQAA"
          + "ACNGAEUGAkAMAyQDEn/61Pqsa7oAWkpK";

  @Test
  void refusesSymbolsOfAnEmptyAlphabet() {
    ModelFile.refuses(DRACO, Base64.getDecoder().decode(EMPTY_ALPHABET))
        .withMessageContaining("an alphabet that is empty");
  }

  @Test
  void readsEveryConnectivity() throws Exception {
    isTheTorus(read(CLOSED).mesh(), 70, AREA);
    isTheTorus(read(VALENCE).mesh(), 70, AREA);
    isTheTorus(read(SEQUENTIAL).mesh(), 70, AREA);
    isTheTorus(read(OPEN).mesh(), 64, OPEN_AREA);
  }

  private static void isTheTorus(Mesh mesh, int faces, double area) {
    assertThat(mesh.vertexCount()).isEqualTo(35);
    assertThat(mesh.triangleCount()).isEqualTo(faces);
    assertThat(ModelFile.area(mesh)).isCloseTo(area, within(0.02));
    for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
      double[] p = mesh.positions();
      double ring = Math.hypot(p[3 * vertex], p[3 * vertex + 1]) - 1;
      assertThat(Math.hypot(ring, p[3 * vertex + 2])).isCloseTo(0.4, within(0.004));
    }
  }

  @Test
  void readsPredictedNormalsTextureCoordinatesAndColours() throws Exception {
    for (String stream : new String[] {OPEN, VALENCE}) {
      Model3d model = read(stream);
      double[] p = model.mesh().positions();
      VertexValues normals = model.channels().normals().orElseThrow();
      VertexValues texture = model.channels().textureCoordinates().orElseThrow();
      for (int vertex = 0; vertex < 35; vertex++) {
        double x = p[3 * vertex];
        double y = p[3 * vertex + 1];
        double radius = Math.hypot(x, y);
        assertThat((double) normals.at(vertex, 0)).isCloseTo((x - x / radius) / 0.4, within(0.04));
        assertThat((double) normals.at(vertex, 2)).isCloseTo(p[3 * vertex + 2] / 0.4, within(0.04));
        assertThat((double) texture.at(vertex, 0)).isCloseTo(x / 4 + 0.5, within(0.003));
        assertThat((double) texture.at(vertex, 1)).isCloseTo(y / 4 + 0.5, within(0.003));
      }
    }
    VertexValues colours = read(OPEN).channels().colours().orElseThrow();
    double[] p = read(OPEN).mesh().positions();
    for (int vertex = 0; vertex < 35; vertex++) {
      assertThat((double) colours.at(vertex, 0)).isCloseTo(p[3 * vertex] / 3 + 0.5, within(0.006));
    }
  }

  @Test
  void readsAGltfPackedByDraco() throws Exception {
    String json =
        """
        {"asset":{"version":"2.0"},"extensionsRequired":["KHR_draco_mesh_compression"],
        "extensionsUsed":["KHR_draco_mesh_compression"],
        "buffers":[{"byteLength":%d,"uri":"data:a/b;base64,%s"}],
        "bufferViews":[{"buffer":0,"byteLength":%d}],
        "accessors":[{"componentType":5126,"count":35,"type":"VEC3"}],
        "meshes":[{"primitives":[{"attributes":{"POSITION":0},
        "extensions":{"KHR_draco_mesh_compression":{"bufferView":0,"attributes":{"POSITION":0}}}}]}],
        "nodes":[{"mesh":0}]}
        """
            .formatted(bytes(CLOSED).length, CLOSED, bytes(CLOSED).length);

    isTheTorus(ModelFile.mesh("model/gltf+json", json), 70, AREA);
  }

  @Test
  void readsTheMeshAndTheCloudOfTheCorpus() throws Exception {
    var folder = ModelFile.corpus().resolve("model3d");

    Model3d car = ModelReader.read(folder.resolve("draco__car.drc"), DRACO).model();
    Model3d cloud = ModelReader.read(folder.resolve("draco__pc_color.drc"), DRACO).model();

    assertThat(car.mesh().triangleCount()).isEqualTo(1744);
    assertThat(car.channels().normals()).isPresent();
    assertThat(cloud.mesh().vertexCount()).isEqualTo(7733);
    assertThat(cloud.channels().colours()).isPresent();
  }

  @Test
  void whateverIsChangedIsReadOrRefused() {
    Random random = new Random(11);
    for (String stream : new String[] {CLOSED, OPEN, VALENCE, SEQUENTIAL}) {
      for (int i = 0; i < 400; i++) {
        byte[] changed = bytes(stream);
        for (int k = 0; k <= i % 3; k++) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        try {
          assertThat(ModelFile.read(DRACO, changed).mesh().vertexCount()).isPositive();
        } catch (MediaException e) {
          assertThat(e.getMessage()).contains(";");
        }
      }
    }
  }

  @Test
  void refusesOtherVersionsAndTrees() {
    refuses(
        new byte[] {'D', 'R', 'A', 'C', 'O', 1, 1, 1, 0, 0, 0}, Code.UNSUPPORTED, "version 1.1");
    refuses(new byte[] {'D', 'R', 'A', 'C', 'O', 2, 3, 0, 1, 0, 0}, Code.UNSUPPORTED, "k-d tree");
    refuses(new byte[] {'D', 'R', 'A', 'C', 'O', 2, 2}, Code.TRUNCATED, "byte 7");
    byte[] many =
        ByteBuffer.allocate(15)
            .put("DRACO".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .array();
    many[5] = 2;
    many[6] = 2;
    many[14] = 127;
    refuses(many, Code.TOO_LARGE, "2130706432 points");
  }

  private static Model3d read(String stream) throws MediaException {
    return ModelFile.read(DRACO, bytes(stream)).model();
  }

  private static byte[] bytes(String stream) {
    return Base64.getDecoder().decode(stream);
  }

  private static void refuses(byte[] file, Code code, String message) {
    ModelFile.refuses(DRACO, file)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }
}
