package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException.Code;

class OffReaderTest {

  private static final String OFF = "model/x-off";

  @Test
  void readsPolygonsAndComments() throws Exception {
    var mesh =
        ModelFile.mesh(
            OFF, "OFF # a square\n4 1 0\n0 0 0\n1 0 0\n1 1 0\n0 1 0\n# face\n4 0 1 2 3 255 0 0\n");

    assertThat(mesh.triangleCount()).isEqualTo(2);
    assertThat(ModelFile.area(mesh)).isEqualTo(1);
  }

  @Test
  void readsCountsThatStandOnTheFirstLine() throws Exception {
    assertThat(ModelFile.mesh(OFF, "OFF3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n").triangleCount())
        .isEqualTo(1);
  }

  @Test
  void readsNormalsAndColours() throws Exception {
    var model =
        ModelFile.read(
                OFF,
                "CNOFF\n1 0 0\n1 2 3 0 0 1 255 0 51\n"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .model();

    assertThat(model.channels().normals().orElseThrow().values()).containsExactly(0, 0, 1);
    assertThat(model.channels().colours().orElseThrow().values()).containsExactly(1, 0, 0.2f, 1);
  }

  @Test
  void refusesWhatIsNotThere() {
    refuses("OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 7\n", Code.CORRUPT, "vertex 7");
    refuses("OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1\n", Code.TRUNCATED, "a corner of face 0");
    refuses("OFF\n2000000000 1 0\n", Code.TOO_LARGE, "2000000000");
    refuses("4OFF\n1 0 0\n0 0 0 0\n", Code.UNSUPPORTED, "4OFF");
    refuses("OFF BINARY\n", Code.UNSUPPORTED, "binary");
    refuses("OFF\n1 1 0\n0 0 0\n900000000 0\n", Code.TRUNCATED, "900000000 corners");
  }

  private static void refuses(String text, Code code, String message) {
    ModelFile.refuses(OFF, text)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }
}
