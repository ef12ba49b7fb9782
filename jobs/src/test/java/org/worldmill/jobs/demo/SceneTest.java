package org.worldmill.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SceneTest {

  private final FilmCamera camera = new FilmCamera();

  @Test
  void paintsAnInstantAlike() {
    BouncingBall ball = new BouncingBall(0.8, 1.25, 0.42, 0xc8402f, 0xb9b3a2);
    int[] first = camera.frame(ball, 40).clone();
    camera.frame(ball, 7);
    assertThat(camera.frame(ball, 40)).isEqualTo(first);
    assertThat(camera.frame(ball, 41)).isNotEqualTo(first);
  }

  @Test
  void letsTheBallTouchTheFloorWhenItSaysSo() {
    BouncingBall ball = new BouncingBall(0.8, 1.25, 0, 0xff0000, 0x808080);
    List<Scene.Strike> strikes = ball.strikes();
    assertThat(strikes.get(0).seconds()).isCloseTo(Math.sqrt(2.5 / 9.81), within(1e-9));
    double firstFlight = strikes.get(1).seconds() - strikes.get(0).seconds();
    double secondFlight = strikes.get(2).seconds() - strikes.get(1).seconds();
    assertThat(secondFlight / firstFlight).isCloseTo(0.8, within(1e-9));
    assertThat(lowestRed(ball, strikes.get(1).seconds()))
        .isGreaterThan(lowestRed(ball, strikes.get(1).seconds() - firstFlight / 2) + 100);
  }

  @Test
  void filmsAKnownSceneAsItsTruthSays() {
    Scene scene = Films.all().get("bounce");
    List<?> contacts = (List<?>) scene.physics().get("contacts");
    assertThat(contacts).hasSameSizeAs(scene.strikes()).isNotEmpty();
    List<?> places = (List<?>) ((List<?>) scene.physics().get("positions_px")).get(0);
    assertThat(places).hasSize((int) Math.round(scene.seconds() * 30));
    int[] early = camera.frame(scene, 3).clone();
    int[] late = camera.frame(scene, 30).clone();
    for (int number : List.of(3, 30)) {
      List<?> place = (List<?>) places.get(number);
      int at =
          (int) Math.round((double) place.get(1)) * 640 + (int) Math.round((double) place.get(0));
      // Where the ball is in one of the two pictures it is not in the other.
      assertThat(Math.abs((early[at] & 255) - (late[at] & 255))).isGreaterThan(25);
    }
  }

  @Test
  void turnsTheCameraOfARoomByItsRate() {
    Scene pan = Films.all().get("pan");
    List<?> rates = (List<?>) pan.physics().get("tilt_pan_roll_rad_s");
    double focal = (double) pan.physics().get("focal_widths") * Scene.WIDTH;
    int[] before = camera.frame(pan, 0).clone();
    int[] after = camera.frame(pan, 30).clone();
    // A second later what was in the middle is that much farther to the left.
    int shift = (int) Math.round(focal * Math.tan((double) rates.get(1)));
    assertThat(middleDifference(before, after, shift))
        .isLessThan(0.3 * middleDifference(before, after, 0));
  }

  /** Mean difference over the picture's middle, one picture shifted to the right. */
  private static double middleDifference(int[] before, int[] after, int shift) {
    long sum = 0;
    int count = 0;
    for (int y = 140; y < 220; y++) {
      for (int x = 290; x < 350; x++) {
        int was = before[y * Scene.WIDTH + x] & 255;
        int is = after[y * Scene.WIDTH + x - shift] & 255;
        sum += Math.abs(was - is);
        count++;
      }
    }
    return (double) sum / count;
  }

  @Test
  void cutsHard() {
    Scene scene = Films.all().get("two-shots");
    int[] before = camera.frame(scene, 59).clone();
    int[] after = camera.frame(scene, 60).clone();
    assertThat(difference(before, after)).isGreaterThan(20);
  }

  @Test
  void movesTheArmWithoutAJump() {
    ArmAtWork arm = new ArmAtWork();
    int[] last = camera.frame(arm, 0).clone();
    for (int i = 1; i < 150; i++) {
      int[] next = camera.frame(arm, i).clone();
      assertThat(difference(last, next)).as("frame %d", i).isLessThan(2.5);
      last = next;
    }
  }

  @Test
  void soundsWhereItStrikes() {
    float[] sound = Clicks.of(List.of(new Scene.Strike(0.5, 1)), 1, 48_000);
    assertThat(peak(sound, 0, 23_900)).isLessThan(0.002);
    assertThat(peak(sound, 24_000, 24_500)).isGreaterThan(0.3);
  }

  private static double peak(float[] sound, int from, int to) {
    double peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(sound[i]));
    }
    return peak;
  }

  private static int[] instant(Scene scene, double t) {
    Canvas canvas = new Canvas(Scene.WIDTH, Scene.HEIGHT);
    java.awt.Graphics2D g = canvas.pen();
    scene.paint(g, t);
    g.dispose();
    return canvas.pixels();
  }

  private static int lowestRed(Scene scene, double t) {
    int[] pixels = instant(scene, t);
    for (int at = pixels.length - 1; at >= 0; at--) {
      int p = pixels[at];
      if ((p >> 16 & 255) > 100 && (p >> 8 & 255) < 40 && (p & 255) < 40) {
        return at / Scene.WIDTH;
      }
    }
    return -1;
  }

  /** Mean difference of the green channel, in 8-bit steps. */
  private static double difference(int[] a, int[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] >> 8 & 255) - (b[i] >> 8 & 255));
    }
    return (double) sum / a.length;
  }
}
