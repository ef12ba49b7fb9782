package org.worldmill.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.Modality;

class ModelsSectionTest {

  @TempDir Path folder;

  @Test
  void showsWhatCanBeTurnedAndSaysWhyTheRestCannot() throws IOException {
    ReportFixture fixture = ReportFixture.of(60);
    List<String> models = models(fixture);
    List<ModelPreview> previews = new ArrayList<>();
    previews.add(
        new ModelPreview(
            models.get(0), Optional.of("Z2xi"), Optional.of("c2hlZXQ="), Optional.empty()));
    models.stream().skip(1).forEach(id -> previews.add(ModelPreview.none(id, "it is <large>")));
    String page = write(fixture.turning(previews));

    assertThat(page)
        .contains("<section id=\"models\"><h2>3D models</h2>", "<a href=\"#models\">Models</a>")
        .contains("\"glb\":\"Z2xi\"", "\"sheet\":\"data:image/jpeg;base64,c2hlZXQ=\"")
        .contains("models are not here: it is &lt;large&gt;.", "function worldmillModules()");
    assertThat(page.split("\"still\":", -1)).hasSize(models.size());
  }

  @Test
  void staysSmallWhereNothingTurns() throws IOException {
    String page = write(ReportFixture.of(20));

    assertThat(page).doesNotContain("id=\"models\"", "worldmillModules", "#models");
  }

  @Test
  void refusesAModelWithoutReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ModelPreview("ab", Optional.empty(), Optional.empty(), Optional.empty()))
        .withMessage("a model is there or has a reason: ab");
  }

  private static List<String> models(ReportFixture fixture) {
    return fixture.items().stream()
        .filter(item -> item.item().modality() == Modality.MODEL3D)
        .filter(item -> item.publication().isPresent())
        .map(item -> item.item().itemId())
        .sorted()
        .toList();
  }

  private String write(ReportFixture fixture) throws IOException {
    return Files.readString(
        new ReportWriter(fixture::read, MotionPictures.NONE, ReportLimits.DEFAULT)
            .write(fixture.input(), folder));
  }
}
