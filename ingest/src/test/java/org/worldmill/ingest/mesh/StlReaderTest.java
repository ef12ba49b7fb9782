package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;

class StlReaderTest {

  private static final String STL = "model/stl";
  private static final String FACET =
      "facet normal nan nan nan\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1e0 0\nendloop\n"
          + "endfacet\n";

  @Test
  void weldsCornersAtTheSamePlace() throws Exception {
    byte[] file = binary("part", 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0, -0f, 1, 0);

    Mesh mesh = ModelFile.read(STL, file).mesh();

    assertThat(mesh.vertexCount()).isEqualTo(4);
    assertThat(mesh.triangles()).containsExactly(0, 1, 2, 1, 3, 2);
  }

  @Test
  void takesABinaryFileThatCallsItselfSolidForBinary() throws Exception {
    byte[] file = binary("solid text", 0, 0, 0, 1, 0, 0, 0, 1, 0);

    assertThat(ModelFile.read(STL, file).mesh().triangleCount()).isEqualTo(1);
  }

  @Test
  void readsTextOfSeveralSolids() throws Exception {
    String text = "solid a\n" + FACET + "endsolid a\nSOLID b\n" + FACET + "endsolid";

    assertThat(ModelFile.mesh(STL, text).triangleCount()).isEqualTo(2);
  }

  @Test
  void refusesWhatIsCutShort() {
    String text = "solid a\n" + FACET;
    ModelFile.refuses(STL, text).satisfies(StlReaderTest::isTruncated);
    ModelFile.refuses(STL, text + "facet normal 0 0 1\nouter loop\nvertex 0 0")
        .satisfies(StlReaderTest::isTruncated);
    byte[] file = binary("part", 0, 0, 0, 1, 0, 0, 0, 1, 0);
    ModelFile.refuses(STL, Arrays.copyOf(file, 120)).satisfies(StlReaderTest::isTruncated);
    ModelFile.refuses(STL, Arrays.copyOf(file, 40)).satisfies(StlReaderTest::isTruncated);
  }

  @Test
  void refusesHugeCountsBeforeItTakesMemory() {
    ByteBuffer file = ByteBuffer.wrap(binary("part")).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    file.putInt(80, -1);

    ModelFile.refuses(STL, file.array())
        .withMessageContaining("4294967295")
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.TOO_LARGE));
  }

  @Test
  void refusesCoordinatesThatAreNoNumbers() {
    ModelFile.refuses(STL, binary("p", 0, 0, 0, 1, Float.NaN, 0, 0, 1, 0))
        .withMessageContaining("triangle 0");
    ModelFile.refuses(STL, ("solid a\n" + FACET + "endsolid").replace("1e0", "inf"))
        .withMessageContaining("finite");
    ModelFile.refuses(STL, ("solid a\n" + FACET + "endsolid").replace("1e0", "abc"))
        .withMessageContaining("line 6 has 'abc'");
  }

  @Property(tries = 100)
  void readsWhatTextAndBinarySay(@ForAll @Size(9) float[] corners) throws Exception {
    for (int i = 0; i < corners.length; i++) {
      corners[i] = Float.isFinite(corners[i]) ? corners[i] : i;
    }
    Mesh binary = ModelFile.read(STL, binary("x", corners)).mesh();
    StringBuilder text = new StringBuilder("solid x\nfacet normal 0 0 1\nouter loop\n");
    for (int i = 0; i < 9; i += 3) {
      text.append("vertex ").append((double) corners[i]).append(' ');
      text.append((double) corners[i + 1]).append(' ').append((double) corners[i + 2]).append('\n');
    }
    Mesh ascii = ModelFile.mesh(STL, text + "endloop\nendfacet\nendsolid x");

    assertThat(ascii.positions()).isEqualTo(binary.positions());
    assertThat(ascii.triangles()).isEqualTo(binary.triangles());
    for (int i = 0; i < 9; i++) {
      assertThat(binary.positions()[3 * binary.triangles()[i / 3] + i % 3])
          .isEqualTo((double) corners[i] + 0.0);
    }
  }

  @Property(tries = 300)
  void readsDecimalsAsJavaDoes(@ForAll @FloatRange(min = -1e6f, max = 1e6f) float value)
      throws Exception {
    String plain = new java.math.BigDecimal(Float.toString(value)).toPlainString();

    assertThat(DecimalNumber.of(plain, 1)).isEqualTo(Double.parseDouble(plain));
    assertThat(DecimalNumber.of(value + "", 1)).isEqualTo(Double.parseDouble(value + ""));
  }

  private static void isTruncated(MediaException e) {
    assertThat(e.code()).isEqualTo(Code.TRUNCATED);
  }

  private static byte[] binary(String header, float... corners) {
    int facets = corners.length / 9;
    ByteBuffer out = ModelFile.bytes(84 + 50 * facets);
    out.put(header.getBytes(StandardCharsets.US_ASCII)).position(80);
    out.putInt(facets);
    for (int i = 0; i < facets; i++) {
      out.position(84 + 50 * i + 12);
      for (int k = 0; k < 9; k++) {
        out.putFloat(corners[9 * i + k]);
      }
    }
    return out.array();
  }
}
