package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.Mesh;

class ObjReaderTest {

  private static final String OBJ = "model/obj";

  @Test
  void readsRelativeNumbersColoursAndContinuedLines() throws Exception {
    String text =
        "# made by hand\r\nv 0 0 0 1 0 0\r\nv 1 0 0\r\nv 1 1 0 1.0\r\nvt 0 0\r\n"
            + "f -3/1 -2/1 \\\r\n -1/1 # a comment\r\nl 1 2\\\n 3\nf 1//1 2//1\\\n 3//1\n";

    Mesh mesh = ModelFile.mesh(OBJ, text);

    assertThat(mesh.positions()).containsExactly(0, 0, 0, 1, 0, 0, 1, 1, 0);
    assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 1, 2);
  }

  @Test
  void cutsAConcavePolygonIntoItsOwnArea() throws Exception {
    String arrow = "v 0 0 0\nv 4 -3 0\nv 0 6 0\nv -4 -3 0\nf 2 3 4 1\n";
    String comb =
        "v 0 0 1\nv 5 0 1\nv 5 3 1\nv 4 1 1\nv 3 3 1\nv 2 1 1\nv 1 3 1\nv 0 1 1\nf 4 5 6 7 8 1 2 3\n";

    assertThat(ModelFile.area(ModelFile.mesh(OBJ, arrow))).isCloseTo(24, within(1e-12));
    Mesh mesh = ModelFile.mesh(OBJ, comb);
    assertThat(mesh.triangleCount()).isEqualTo(6);
    assertThat(ModelFile.area(mesh)).isCloseTo(10, within(1e-12));
  }

  @Test
  void isAPointCloudWithoutFaces() throws Exception {
    Mesh mesh = ModelFile.mesh(OBJ, "v 0 0 0\nv 1 2 3\np 1 2\n");

    assertThat(mesh.vertexCount()).isEqualTo(2);
    assertThat(mesh.triangleCount()).isZero();
  }

  @Test
  void refusesWhatIsDamagedWithItsLine() {
    ModelFile.refuses(OBJ, "v 0 0 0\nf 1 1 0\n").withMessageContaining("line 2");
    ModelFile.refuses(OBJ, "v 0 0 0\nf 1 1 9\n").withMessageContaining("names vertex 8");
    ModelFile.refuses(OBJ, "v 0 0 0\nf -1 -2 -1\n").withMessageContaining("vertex -2");
    ModelFile.refuses(OBJ, "v 0 0\n").withMessageContaining("three coordinates");
    ModelFile.refuses(OBJ, "v 0 0 0x1p3\n").withMessageContaining("0x1p3");
    ModelFile.refuses(OBJ, "v 0 0 1e999\n").withMessageContaining("finite");
    ModelFile.refuses(OBJ, "\u0000\u0001\u0002 x\n").withMessageContaining("no text");
    ModelFile.refuses(OBJ, "a".repeat(300)).withMessageContaining("256 bytes");
    ModelFile.refuses(OBJ, "v 0 0 0\ncstype bezier\n").withMessageContaining("free-form");
  }

  @Property(tries = 100)
  void readsBackWhatWasWritten(
      @ForAll @Size(9) List<@DoubleRange(min = -1e12, max = 1e12) Double> p) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 9; i += 3) {
      text.append(String.format(Locale.ROOT, "v %s %s %s%n", p.get(i), p.get(i + 1), p.get(i + 2)));
    }

    Mesh mesh = ModelFile.mesh(OBJ, text + "f 3 2 1\n");

    assertThat(mesh.positions()).containsExactly(p.stream().mapToDouble(d -> d).toArray());
    assertThat(mesh.triangles()).containsExactly(2, 1, 0);
  }
}
