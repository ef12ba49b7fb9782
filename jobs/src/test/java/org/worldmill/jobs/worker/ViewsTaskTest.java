package org.worldmill.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.label.caption.ModelTexts;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.ModelParts;

class ViewsTaskTest {

  private static final String PYRAMID =
      """
      v 0 0 0
      v 1 0 0
      v 0 1 0
      v 0 0 1
      f 1 3 2
      f 1 2 4
      f 1 4 3
      f 2 3 4
      """;

  @TempDir Path folder;

  @Test
  void drawsAModelFromAllSides() throws IOException, MediaException {
    ViewsReply reply =
        new ViewsTask()
            .run(new ViewsRequest(model().toString(), "model/obj", 2, 32, folder.toString()));

    assertThat(reply.views()).containsExactly("ring-00", "ring-01", "top", "bottom");
    for (String kind : new String[] {"shaded", "normal", "depth", "mask", "parts"}) {
      assertThat(folder.resolve("bottom." + kind + ".png")).isNotEmptyFile();
    }
    assertThat(folder.resolve("cameras.json")).isNotEmptyFile();
    assertThat(folder.resolve("sheet.jpg")).isNotEmptyFile();
  }

  @Test
  void makesAModelSmallThatOurOwnReaderReads() throws IOException, MediaException {
    PreviewReply reply =
        new PreviewTask()
            .run(new PreviewRequest(model().toString(), "model/obj", folder.toString()));

    ParsedModel small = ModelReader.read(Path.of(reply.glbFile()), "model/gltf-binary");
    // The model's own four triangles, the four of its hull and those of its one piece.
    assertThat(small.mesh().triangleCount()).isEqualTo(12);
    assertThat(small.model().parts().parts())
        .extracting(ModelParts.Part::name)
        .containsExactly("model", "hull", "piece0");
    assertThat(Path.of(reply.sheetFile())).isNotEmptyFile();
  }

  @Test
  void drawsThePicturesThatTextsArePairedWith() throws Exception {
    PairsReply reply =
        new PairsTask()
            .run(new PairsRequest(model().toString(), "model/obj", 2, 32, folder.toString()));

    assertThat(reply.views())
        .extracting(PairsReply.PairView::name)
        .containsExactly("ring-00", "ring-01", "top", "bottom");
    assertThat(reply.views()).allMatch(view -> view.coverage() > 0.1 && view.coverage() < 1);
    assertThat(reply.views()).allMatch(view -> view.modelToCamera().size() == 16);
    assertThat(reply.facing()).isEqualTo(ModelTexts.Facing.UNKNOWN);
    assertThat(Path.of(reply.views().get(0).file())).isNotEmptyFile();
    assertThat(Wire.JSON.convertValue(Wire.JSON.valueToTree(reply), PairsReply.class))
        .isEqualTo(reply);
  }

  @Test
  void passesOnWhatIsWrongWithAFile() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.obj"), "f 1 2 3\n");

    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(
            () ->
                new ViewsTask()
                    .run(
                        new ViewsRequest(
                            broken.toString(), "model/obj", 1, 32, folder.toString())));
  }

  private Path model() throws IOException {
    return Files.writeString(folder.resolve("pyramid.obj"), PYRAMID);
  }
}
