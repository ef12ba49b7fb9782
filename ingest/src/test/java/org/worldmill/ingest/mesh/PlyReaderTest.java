package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;

class PlyReaderTest {

  private static final String PLY = "model/ply";
  private static final String XYZ = "property double x\nproperty double y\nproperty double z\n";

  @Test
  void passesOverWhatItDoesNotNeed() throws Exception {
    String text =
        header("ascii", 4)
            + "property list uchar float weights\nproperty uchar red\nelement camera 1\n"
            + "property int id\nelement face 1\nproperty uchar flags\n"
            + "property list uchar int vertex_indices\nend_header\n"
            + "0 0 0 2 .5 .5 255\n1 0 0 0 255\n1 1 0 1 1 0\n0 1 0 0 7 surplus\n99\n0 4 0 1 2 3\n";

    Mesh mesh = ModelFile.mesh(PLY, text);

    assertThat(mesh.positions()).containsExactly(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0);
    assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 2, 3);
  }

  @Test
  void readsStripsWithRestarts() throws Exception {
    String text =
        header("ascii", 4)
            + "element tristrips 1\nproperty list int int vertex_indices\nend_header\n"
            + "0 0 0\n1 0 0\n0 1 0\n1 1 0\n8 0 1 2 3 -1 1 3 2\n";

    assertThat(ModelFile.mesh(PLY, text).triangles()).containsExactly(0, 1, 2, 2, 1, 3, 1, 3, 2);
  }

  @Test
  void refusesCountsThatTheFileCannotHold() {
    ModelFile.refuses(PLY, header("ascii", 29_000_000) + "end_header\n0 0 0\n")
        .withMessageContaining("29000000")
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TRUNCATED));
    ModelFile.refuses(PLY, header("binary_little_endian", 4_000_000_000L) + "end_header\n0 0 0\n")
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TOO_LARGE));
    ModelFile.refuses(PLY, header("ascii", -5) + "end_header\n0 0 0\n")
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.CORRUPT));
  }

  @Test
  void refusesWhatIsDamaged() {
    String face = "element face 1\nproperty list uint uint vertex_indices\nend_header\n";
    ModelFile.refuses(PLY, header("ascii", 1) + face + "0 0 0\n3 0 0 7\n")
        .withMessageContaining("triangle 0 names vertex 7");
    ModelFile.refuses(PLY, header("ascii", 1) + face + "0 0 0\n2000000000 0 0 0\n")
        .withMessageContaining("2000000000");
    ModelFile.refuses(PLY, header("ascii", 1) + "end_header\n0 nan 0\n")
        .withMessageContaining("vertex 0");
    ModelFile.refuses(PLY, header("ascii", 1)).withMessageContaining("end_header");
    ModelFile.refuses(PLY, "ply\nformat ascii 1.0\nelement vertex 1\nproperty half x\nend_header")
        .withMessageContaining("half");
    ModelFile.refuses(PLY, "ply\nformat morse 1.0\n").withMessageContaining("header line 2");
  }

  @Test
  void recordsToolAndProperties() throws Exception {
    String text =
        header("ascii", 1).replace("element", "comment Created by Painter\nelement")
            + "end_header\n0 0 0\n";

    ParsedModel model = ModelFile.read(PLY, text.getBytes(StandardCharsets.UTF_8));

    assertThat(model.facts().model().orElseThrow().generator()).contains("Created by Painter");
    assertThat(model.facts().tags())
        .anySatisfy(tag -> assertThat(tag.value()).isEqualTo("x y z"))
        .anySatisfy(tag -> assertThat(tag.value()).isEqualTo("ascii"));
  }

  @Property(tries = 100)
  void readsTheSameFromEveryEncoding(
      @ForAll @Size(12) List<@DoubleRange(min = -1e9, max = 1e9) Double> coordinates)
      throws Exception {
    double[] positions = coordinates.stream().mapToDouble(d -> d).toArray();
    int[] triangles = {0, 1, 2, 2, 3, 0};
    String ascii =
        header("ascii", 4) + faces(2) + positionsInLines(positions) + "3 0 1 2\n3 2 3 0\n";
    Mesh written = new Mesh(positions, triangles);

    for (Mesh read :
        new Mesh[] {
          ModelFile.mesh(PLY, ascii),
          ModelFile.read(PLY, binary(written, ByteOrder.LITTLE_ENDIAN)).mesh(),
          ModelFile.read(PLY, binary(written, ByteOrder.BIG_ENDIAN)).mesh()
        }) {
      assertThat(read.positions()).containsExactly(positions);
      assertThat(read.triangles()).isEqualTo(triangles);
    }
  }

  private static String positionsInLines(double[] positions) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < positions.length; i++) {
      text.append(positions[i]).append(i % 3 == 2 ? '\n' : ' ');
    }
    return text.toString();
  }

  private static byte[] binary(Mesh mesh, ByteOrder order) {
    String format = order == ByteOrder.BIG_ENDIAN ? "binary_big_endian" : "binary_little_endian";
    byte[] head =
        (header(format, mesh.vertexCount()) + faces(mesh.triangleCount()))
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out =
        ByteBuffer.allocate(head.length + 24 * mesh.vertexCount() + 13 * mesh.triangleCount());
    out.order(order).put(head);
    Arrays.stream(mesh.positions()).forEach(out::putDouble);
    for (int i = 0; i < mesh.triangles().length; i++) {
      if (i % 3 == 0) {
        out.put((byte) 3);
      }
      out.putInt(mesh.triangles()[i]);
    }
    return out.array();
  }

  private static String faces(int count) {
    return "element face " + count + "\nproperty list uchar int vertex_index\nend_header\n";
  }

  private static String header(String format, long vertices) {
    return "ply\nformat " + format + " 1.0\nelement vertex " + vertices + "\n" + XYZ;
  }
}
