package org.worldmill.label.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.worldmill.label.caption.ModelTexts.Facing;
import org.worldmill.schemas.MediaFacts.Tag;

class ModelTextsTest {

  @Test
  void namesBecomeWordsWhereTheySaySomething() {
    assertThat(ModelTexts.words("parts/cycloidalDrive_v2.ply")).contains("cycloidal Drive v2");
    assertThat(ModelTexts.words("red-fire.engine.glb")).contains("red fire engine");
    assertThat(ModelTexts.words("model.obj")).isEmpty();
    assertThat(ModelTexts.words("0f3a9c44d1e2.glb")).isEmpty();
    assertThat(ModelTexts.words("Node_12")).isEmpty();
  }

  @Test
  void theAuthorsWordsComeFirstAndAProgramsAreLeftOut() {
    List<Tag> tags =
        List.of(
            new Tag("asset extras", "author", "Ada L."),
            new Tag("asset extras", "title", "Fire <b>engine</b>"),
            new Tag("gltf", "triangles", "12"),
            new Tag("ply", "comment", "Created by Blender 3.1"),
            new Tag("ply", "comment", "scanned in the hall"),
            new Tag("robot", "name", "so_arm100"));

    List<ModelTexts.Text> texts =
        ModelTexts.of("a/engine.glb", tags, List.of("ladder", "Node_1", "wheel", "ladder"));

    assertThat(texts)
        .extracting(ModelTexts.Text::text)
        .containsExactly(
            "Fire engine",
            "scanned in the hall",
            "A 3D model named \"engine\".",
            "A robot named \"so arm100\".",
            "Its parts are named ladder and wheel.");
    assertThat(texts.get(0).source()).isEqualTo("file:asset extras/title");
    assertThat(texts).extracting(ModelTexts.Text::kind).startsWith("human", "human", "composed");
    assertThat(ModelTexts.author(tags)).contains("Ada L.");
    assertThat(ModelTexts.author(List.of())).isEmpty();
  }

  @Test
  void aViewIsToldOnlyAsFarAsItIsKnownHowTheModelStands() {
    assertThat(ModelTexts.from(Facing.FRONT, 0, 20)).contains("from the front and slightly above");
    assertThat(ModelTexts.from(Facing.FRONT, 315, 0)).contains("from the front left");
    assertThat(ModelTexts.from(Facing.FRONT, 350, 0)).contains("from the front");
    assertThat(ModelTexts.from(Facing.UP, 90, 20)).contains("from the side and slightly above");
    assertThat(ModelTexts.from(Facing.UP, 0, -90)).contains("from below");
    assertThat(ModelTexts.from(Facing.UNKNOWN, 0, 90)).isEmpty();
  }
}
