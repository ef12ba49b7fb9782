package org.worldmill.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.worldmill.label.scene.Contact;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Motion;
import org.worldmill.label.scene.Point;
import org.worldmill.label.scene.Scene;

class EngineClipsTest {

  @Test
  void readsAllClipsOfTheTable() throws Exception {
    List<EngineClips.Named> scenes = EngineClips.scenes(FilmStyle.PLAIN);
    assertThat(scenes.stream().map(EngineClips.Named::tier).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "MuJoCo, frontal",
            "MuJoCo, pitched",
            "MuJoCo, in depth",
            "MuJoCo, swinging",
            "MuJoCo, rolling");
    assertThat(scenes).hasSize(26);
  }

  @Test
  void fallsFreelyBetweenContactsByTheScaleThatItStates() throws Exception {
    Scene scene = EngineClips.scenes(FilmStyle.PLAIN).get(0).scene();
    List<Contact> contacts = scene.physics().contacts();
    double middle = (contacts.get(0).seconds() + contacts.get(1).seconds()) / 2;
    Motion ball = scene.bodies().get(0).motion();
    double h = 0.1;
    Point bend = ball.at(middle - h).plus(ball.at(middle + h)).minus(ball.at(middle).times(2));
    double metres = scene.physics().metresPerPx().orElseThrow().at(middle);
    assertThat(bend.y() / (h * h) * metres).isCloseTo(9.81, within(0.01));
  }
}
