package org.worldmill.label.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneTest {

  private static final FilmStyle SMALL = FilmStyle.PLAIN.withSize(160, 90).withSeconds(2);

  @ParameterizedTest
  @EnumSource(SceneKind.class)
  void paintsAnyPictureAlikeAndInAnyOrder(SceneKind kind) {
    Scene scene = Scene.of(kind, SMALL, 5);
    ScenePainter painter = new ScenePainter(scene);
    byte[] first = painter.frame(17).samples().clone();
    painter.frame(3);
    assertThat(painter.frame(17).samples()).isEqualTo(first);
    assertThat(new ScenePainter(Scene.of(kind, SMALL, 5)).frame(17).samples()).isEqualTo(first);
    assertThat(new ScenePainter(Scene.of(kind, SMALL, 6)).frame(17).samples()).isNotEqualTo(first);
  }

  @Test
  void fliesByTheGravityThatItStates() {
    Scene scene = Scene.of(SceneKind.BOUNCE, SMALL, 7);
    Point gravity = scene.physics().gravity().orElseThrow();
    Flight flight = scene.physics().flights().get(0);
    Motion ball = scene.bodies().get(0).motion();
    double dt = (flight.endSeconds() - flight.startSeconds()) / 4;
    double middle = (flight.startSeconds() + flight.endSeconds()) / 2;
    Point second = ball.at(middle - dt).plus(ball.at(middle + dt)).minus(ball.at(middle).times(2));
    assertThat(second.x() / (dt * dt)).isCloseTo(gravity.x(), within(1e-6));
    assertThat(second.y() / (dt * dt)).isCloseTo(gravity.y(), within(1e-6));
    assertThat(gravity.length() * scene.physics().metresPerPx().orElseThrow().at(0))
        .isCloseTo(9.81, within(1e-9));
  }

  @Test
  void keepsTheShareOfItsSpeedThatItStates() {
    Scene scene = Scene.of(SceneKind.BOX, SMALL, 8);
    Motion ball = scene.bodies().get(0).motion();
    Contact contact = scene.physics().contacts().get(0);
    double h = 1e-6;
    Point before = ball.at(contact.seconds() - h).minus(ball.at(contact.seconds() - 2 * h));
    Point after = ball.at(contact.seconds() + 2 * h).minus(ball.at(contact.seconds() + h));
    assertThat(-after.dot(contact.normal()) / before.dot(contact.normal()))
        .isCloseTo(contact.restitution(), within(1e-3));
  }

  @Test
  void gainsSpeedWhenShownBackwards() {
    Scene forwards = Scene.of(SceneKind.BOX, SMALL, 8);
    Scene scene = forwards.backwards();
    List<Contact> contacts = scene.physics().contacts();
    Contact last = contacts.get(contacts.size() - 1);
    Contact first = forwards.physics().contacts().get(0);
    double end = SMALL.middle(SMALL.frames() - 1);
    assertThat(last.seconds()).isCloseTo(end - first.seconds(), within(1e-9));
    assertThat(last.restitution()).isCloseTo(1 / first.restitution(), within(1e-9));
    assertThat(scene.seen(0, 0)).isEqualTo(forwards.seen(0, SMALL.frames() - 1));
  }

  @Test
  void turnsMarksByAsMuchAsItRolls() {
    Scene scene = Scene.of(SceneKind.ROLLING, SMALL, 3);
    Body ball = scene.bodies().get(0);
    Point way = ball.motion().at(1).minus(ball.motion().at(0));
    double turned = ball.marks().orElseThrow().radians().applyAsDouble(1);
    assertThat(turned)
        .isCloseTo(Math.signum(way.x()) * way.length() / ball.radiusPx(), within(1e-6));
  }

  @Test
  void swingsAtItsOwnPeriod() {
    Scene scene = Scene.of(SceneKind.PENDULUM, SMALL.withSeconds(8), 9);
    double period = scene.physics().periodSeconds().orElseThrow();
    double damping = scene.physics().dampingPerSecond().orElseThrow();
    Motion bob = scene.bodies().get(0).motion();
    double middle = bob.at(0.25 * period).x();
    double now = bob.at(0).x() - middle;
    double later = bob.at(2 * period).x() - middle;
    assertThat(later / now).isCloseTo(Math.exp(-damping * 2 * period), within(0.05));
  }

  @Test
  void showsBodiesWhereItSays() {
    Scene scene = Scene.of(SceneKind.LINEAR, SMALL.withNoise(0), 3);
    ScenePainter painter = new ScenePainter(scene);
    Point place = scene.seen(0, 30);
    int x = (int) Math.round(place.x());
    int y = (int) Math.round(place.y());
    double luma = painter.frame(30).at(x, y);
    assertThat(luma).isCloseTo(scene.bodies().get(0).luma(), within(13.0));
  }

  @Test
  void movesTheGroundWithTheCamera() {
    Scene panned =
        Scene.of(
            SceneKind.STATIC,
            SMALL.withNoise(0).withExposure(0).withCamera(FilmStyle.Held.PANNED),
            4);
    ScenePainter painter = new ScenePainter(panned);
    View view = panned.camera().at(1);
    int shift = (int) Math.round(view.dx());
    assertThat(Math.abs(shift)).isGreaterThan(3);
    long off = 0;
    for (int x = 40; x < 120; x++) {
      off += Math.abs(painter.frame(30).at(x, 40) - painter.frame(0).at(x + shift, 40));
    }
    assertThat(off / 80.0).isLessThan(8);
  }

  @Test
  void blursWhatMovesWhileTheShutterIsOpen() {
    FilmStyle style = SMALL.withNoise(0);
    assertThat(spread(style.withExposure(1)))
        .isGreaterThan(spread(style.withExposure(0)) * 11 / 10);
  }

  /** How many samples a fast body changes. */
  private static long spread(FilmStyle style) {
    Scene scene = Scene.of(SceneKind.THROWS, style, 2);
    ScenePainter painter = new ScenePainter(scene);
    long changed = 0;
    for (int frame = 0; frame < 40; frame++) {
      byte[] one = painter.frame(frame).samples();
      byte[] empty = painter.frame(style.frames() + 400).samples();
      for (int i = 0; i < one.length; i++) {
        changed += Math.abs((one[i] & 0xff) - (empty[i] & 0xff)) > 4 ? 1 : 0;
      }
    }
    return changed;
  }

  @Test
  void writesItsTruthBesideTheFilm(@TempDir Path dir) throws Exception {
    Scene scene = Scene.of(SceneKind.BOUNCE, SMALL, 1);
    SceneTruth.write(dir.resolve("film.mp4"), scene);
    String json = Files.readString(dir.resolve("film.json"));
    assertThat(json).contains("\"gravity_px_per_s2\"", "\"contacts\"", "\"positions_px\"");
    assertThat((List<?>) ((List<?>) SceneTruth.of(scene).get("positions_px")).get(0)).hasSize(60);
  }
}
