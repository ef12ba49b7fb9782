package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Model3d;

class PointCloudReadersTest {

  private static final String PCD = "model/x-pcd";
  private static final String HEAD =
      """
      # .PCD v0.7
      VERSION 0.7
      FIELDS x y z rgb intensity
      SIZE 4 4 4 4 2
      TYPE F F F U U
      COUNT 1 1 1 1 1
      WIDTH 2
      HEIGHT 1
      POINTS 2
      """;

  @Test
  void readsTheSamePointsFromTextBinaryAndCompressedPcd() throws Exception {
    byte[] rows =
        ModelFile.bytes(36)
            .put(ModelFile.floats(1, 2, 3))
            .putInt(0xff8000)
            .putShort((short) 7)
            .put(ModelFile.floats(-1, 0, 0.5))
            .putInt(255)
            .putShort((short) 65535)
            .array();
    byte[] columns =
        ModelFile.bytes(36)
            .put(ModelFile.floats(1, -1, 2, 0, 3, 0.5))
            .putInt(0xff8000)
            .putInt(255)
            .putShort((short) 7)
            .putShort((short) 65535)
            .array();
    String text = HEAD + "DATA ascii\n1 2 3 16744448 7\n-1 0 0.5 255 65535\n";

    isThatCloud(ModelFile.read(PCD, bytes(text)).model());
    isThatCloud(ModelFile.read(PCD, join(HEAD + "DATA binary\n", rows)).model());
    isThatCloud(
        ModelFile.read(PCD, join(HEAD + "DATA binary_compressed\n", literals(columns))).model());
  }

  private static void isThatCloud(Model3d model) {
    assertThat(model.mesh().positions()).containsExactly(1, 2, 3, -1, 0, 0.5);
    assertThat(model.channels().colours().orElseThrow().values())
        .containsExactly(1, 128 / 255f, 0, 1, 0, 0, 1, 1);
    assertThat(model.channels().attributes().get("intensity").values()).containsExactly(7, 65535);
  }

  /** LZF without copies: 32 literals a piece, before them the two sizes. */
  private static byte[] literals(byte[] plain) {
    int pieces = (plain.length + 31) / 32;
    ByteBuffer out = ModelFile.bytes(8 + plain.length + pieces);
    out.putInt(plain.length + pieces).putInt(plain.length);
    for (int at = 0; at < plain.length; at += 32) {
      int size = Math.min(32, plain.length - at);
      out.put((byte) (size - 1)).put(plain, at, size);
    }
    return out.array();
  }

  @Test
  void leavesOutPointsThatSawNothing() throws Exception {
    ParsedModel parsed =
        ModelFile.read(
            PCD, bytes("FIELDS x y z\nWIDTH 2\nHEIGHT 1\nDATA ascii\nnan nan nan\n1 2 3\n"));

    assertThat(parsed.mesh().positions()).containsExactly(1, 2, 3);
    assertThat(parsed.facts().tags()).anyMatch(tag -> tag.name().equals("points without a place"));
  }

  @Test
  void copiesWithinCompressedDataMustLieInIt() {
    byte[] copyFromBefore = ModelFile.bytes(8 + 2).putInt(2).putInt(36).put((byte) 32).array();

    refuses(PCD, join(HEAD + "DATA binary_compressed\n", copyFromBefore), Code.CORRUPT, "byte 0");
  }

  @Test
  void refusesWhatTheBytesCannotHold() {
    refuses(
        PCD,
        bytes("FIELDS x y z\nPOINTS 3000000000\nDATA ascii\n1 2 3\n"),
        Code.TOO_LARGE,
        "3000000000");
    refuses(PCD, bytes("FIELDS x y z\nPOINTS 9000\nDATA binary\n1"), Code.TRUNCATED, "9000 points");
    refuses(PCD, bytes("FIELDS i\nPOINTS 1\nDATA ascii\n1"), Code.NO_CONTENT, "no x, y and z");
    refuses(
        PCD, bytes("FIELDS x y z\nPOINTS 1\nDATA zip\n"), Code.UNSUPPORTED, "its data is 'zip'");
  }

  @Test
  void readsXyzWithFurtherColumns() throws Exception {
    Model3d model =
        ModelFile.read("model/x-xyz", bytes("// made\nX Y Z I\n1 2 3 9\n4,5,6,8\n")).model();

    assertThat(model.mesh().positions()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(model.channels().attributes().get("column3").values()).containsExactly(9, 8);
    refuses("model/x-xyz", bytes("1 2 3\n1 2\n"), Code.CORRUPT, "line 2");
    assertThat(ModelFile.read("model/x-xyz", bytes(";x y z\n1 2 3\n")).mesh().vertexCount())
        .isEqualTo(1);
  }

  @Test
  void readsLasPointsWithScaleOffsetAndColour() throws Exception {
    Model3d model = ModelFile.read("model/x-las", las(2, 26, 1)).model();

    assertThat(model.mesh().positions()).containsExactly(100.5, 200, 300.25);
    assertThat(model.channels().attributes().get("classification").values()).containsExactly(2);
    assertThat(model.channels().attributes().get("intensity").values()).containsExactly(500);
    assertThat(model.channels().colours().orElseThrow().values())
        .containsExactly(1, 0, 32768 / 65535f, 1);
  }

  @Test
  void refusesLazAndBrokenLas() {
    refuses("model/x-las", las(2 | 0x80, 26, 1), Code.CORRUPT, "no record says how");
    refuses("model/x-las", las(2, 10, 1), Code.CORRUPT, "10 bytes");
    refuses("model/x-las", las(60, 26, 1), Code.UNSUPPORTED, "format 60");
    refuses("model/x-las", las(2, 26, 5), Code.TRUNCATED, "5 points");
    refuses("model/x-las", las(2, 26, -1), Code.TOO_LARGE, "4294967295");
  }

  private static byte[] las(int format, int pointBytes, int points) {
    ByteBuffer file = ModelFile.bytes(227 + 26);
    file.put(0, "LASF".getBytes(StandardCharsets.US_ASCII));
    file.put(24, (byte) 1).put(25, (byte) 2);
    file.putShort(94, (short) 227).putInt(96, 227);
    file.put(104, (byte) format).putShort(105, (short) pointBytes).putInt(107, points);
    for (int axis = 0; axis < 3; axis++) {
      file.putDouble(131 + 8 * axis, 0.25).putDouble(155 + 8 * axis, 100 * (axis + 1));
    }
    file.position(227).putInt(2).putInt(0).putInt(1).putShort((short) 500).put((byte) 1);
    file.put((byte) 2).position(227 + 20);
    file.putShort((short) -1).putShort((short) 0).putShort((short) 32768);
    return file.array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(String head, byte[] rest) {
    return ByteBuffer.allocate(head.length() + rest.length).put(bytes(head)).put(rest).array();
  }

  private static void refuses(String type, byte[] file, Code code, String message) {
    ModelFile.refuses(type, file)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }
}
