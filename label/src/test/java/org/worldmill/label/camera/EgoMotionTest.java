package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Pose;
import org.worldmill.label.room.Room;
import org.worldmill.label.scene.SceneFrame;
import org.worldmill.schemas.media.Plane;

class EgoMotionTest {

  private static final Room.Eye EYE = new Room.Eye(320, 180, 0.9);
  private static final Lens KNOWN = new Lens(0.9, Lens.Source.KNOWN);

  private static EgoMotion shown(Room room, CameraPath path, Lens lens, int samples) {
    EgoMotion motion = new EgoMotion(lens);
    for (int i = 0; i < samples; i++) {
      double seconds = (double) i / EgoMotion.HZ;
      Plane plane = room.picture(EYE, path, seconds);
      motion.accept(new SceneFrame(plane, Math.round(seconds * 1e9)));
    }
    return motion;
  }

  @Test
  void aCameraThatStandsIsNotTracked() {
    EgoMotion motion = shown(new Room(Room.Furniture.BOXES, 1), CameraPath.STILL, Lens.UNKNOWN, 6);
    CameraStory story = motion.finish().orElseThrow();
    assertThat(motion.tracked()).isZero();
    assertThat(story.primary()).contains(Primitive.STATIC);
    assertThat(story.focalWidths()).as("nothing shows the focal length").isEmpty();
    assertThat(story.ownMotion().share()).hasValue(0);
    assertThat(story.parallaxShare()).as("nothing shifts").isEmpty();
  }

  @Test
  void aPanIsMeasuredInRadiansASecond() {
    CameraPath path = CameraPath.turning(new Vec(0, 0.2, 0));
    CameraStory story =
        shown(new Room(Room.Furniture.BOXES, 2), path, KNOWN, 7).finish().orElseThrow();
    assertThat(story.primary()).contains(Primitive.PAN_RIGHT);
    assertThat(story.segments().get(0).rates().turn().y()).isCloseTo(0.2, within(0.002));
    assertThat(story.strength(story.segments().get(0), Primitive.PAN_RIGHT))
        .isCloseTo(0.18, within(0.003));
    SpanParallax parallax = story.parallax().get(0);
    assertThat(parallax.speed()).as("a turn shows no depth").isLessThan(2 * parallax.error());
    assertThat(parallax.error()).isLessThan(0.003);
    assertThat(story.parallaxShare().orElseThrow().share()).isLessThan(0.02);
  }

  @Test
  void aPanShowsTheFocalLengthThatWasSupposedWrong() {
    CameraPath path = CameraPath.turning(new Vec(0, -0.2, 0));
    Lens off = new Lens(0.9 * 1.3, Lens.Source.SUPPOSED);
    CameraStory story =
        shown(new Room(Room.Furniture.BOXES, 3), path, off, 7).finish().orElseThrow();
    assertThat(story.primary()).contains(Primitive.PAN_LEFT);
    assertThat(story.focalWidths().orElseThrow()).isCloseTo(0.9, within(0.027));
  }

  @Test
  void aTruckIsNoPan() {
    CameraPath path = CameraPath.moving(new Vec(0.4, 0, 0));
    CameraStory story =
        shown(new Room(Room.Furniture.BOXES, 4), path, KNOWN, 7).finish().orElseThrow();
    assertThat(story.primary()).contains(Primitive.TRUCK_RIGHT);
    assertThat(story.ownMotion().share()).as("everything shifts").isEmpty();
    assertThat(story.ownMotion().absence()).startsWith("TRANSLATING");
    SpanParallax parallax = story.parallax().get(0);
    assertThat(parallax.speed()).as("boxes before a wall").isGreaterThan(2 * parallax.error());
    assertThat(story.parallaxShare().orElseThrow().share()).isBetween(0.1, 0.9);
  }

  @Test
  void whatSlidesOnItsOwnIsSeenBesideATurningCamera() {
    Room room = new Room(Room.Furniture.SLIDING_BOX, 5);
    CameraPath path = CameraPath.turning(new Vec(0, 0.08, 0));
    CameraStory story = shown(room, path, KNOWN, 5).finish().orElseThrow();

    assertThat(story.ownMotion().peak().orElseThrow()).isBetween(0.02, 0.2);
    OwnLook look = story.ownMotion().looks().get(0);
    Plane truth = room.moving(EYE, path, look.nanos() / 1e9 - 0.25);
    assertThat(f1(look.mask(), truth)).isGreaterThan(0.8);
    assertThat(look.regions()).isEqualTo(1);
    assertThat(look.largest().right()).isBetween(0.2, 0.4);
    assertThat(look.speedWidths())
        .as("0.32 m/s at 1.75 m")
        .isCloseTo(0.9 * 0.32 / 1.75, within(0.02));
    assertThat(Math.abs(look.directionRad())).isLessThan(0.1);
  }

  @Test
  void whatMovesOnItsOwnIsJudgedByTheFocalLengthThatWasFound() {
    CameraPath path = CameraPath.turning(new Vec(0, -0.35, 0));
    Room room = new Room(Room.Furniture.BOXES, 3);
    Lens off = new Lens(0.9 * 1.4, Lens.Source.SUPPOSED);
    CameraStory known = shown(room, path, KNOWN, 6).finish().orElseThrow();
    CameraStory found = shown(room, path, off, 6).finish().orElseThrow();

    assertThat(found.focalWidths().orElseThrow()).isCloseTo(0.9, within(0.027));
    assertThat(known.ownMotion().peak().orElseThrow()).isLessThan(0.002);
    assertThat(found.ownMotion().peak().orElseThrow()).isLessThan(0.002);
  }

  /** A tenth of the picture goes out of it between two looks, where flow cannot follow. */
  @Test
  void whatAQuickPanMovesOutOfThePictureDoesNotMoveOnItsOwn() {
    for (int seed = 10; seed < 16; seed++) {
      CameraPath path = CameraPath.turning(new Vec(0, seed % 2 == 0 ? 0.4 : -0.4, 0));
      Room room = new Room(Room.Furniture.BOXES, seed);
      CameraStory story = shown(room, path, KNOWN, 4).finish().orElseThrow();
      assertThat(story.ownMotion().peak().orElseThrow()).as("room %d", seed).isLessThan(0.002);
    }
  }

  @Test
  void aPanIsFoundAtThirdOfTheContrast() {
    Room room = new Room(Room.Furniture.BOXES, 2);
    CameraPath path = CameraPath.turning(new Vec(0, 0.2, 0));
    EgoMotion motion = new EgoMotion(KNOWN);
    for (int i = 0; i < 7; i++) {
      double seconds = (double) i / EgoMotion.HZ;
      motion.accept(
          new SceneFrame(faded(room.picture(EYE, path, seconds)), Math.round(seconds * 1e9)));
    }
    CameraStory story = motion.finish().orElseThrow();
    assertThat(story.primary()).contains(Primitive.PAN_RIGHT);
    assertThat(story.segments().get(0).confidence()).isGreaterThan(0.8);
    assertThat(story.segments().get(0).rates().turn().y()).isCloseTo(0.2, within(0.002));
  }

  @Test
  void tremblesTooSmallToBeSeenDoNotAddUp() {
    Room room = new Room(Room.Furniture.BOXES, 4);
    CameraPath path = CameraPath.STILL.trembling(0.003, 4);
    CameraStory story = shown(room, path, KNOWN, 13).finish().orElseThrow();
    Vec rate = path.at(0).turn().inverse().after(path.at(3).turn()).vector().times(1 / 3.0);
    Segment segment = story.segments().get(0);

    assertThat(segment.seconds()).isEqualTo(3);
    assertThat(Math.toDegrees(segment.rates().turn().minus(rate).length())).isLessThan(0.005);
  }

  @Test
  void whileItZoomsACameraTurnsByTheFocalLengthOfThatTime() {
    CameraPath path =
        t -> new Pose(Vec.ZERO, Rotation.by(new Vec(0, 0.06 * t, 0)), Math.exp(0.15 * t));
    CameraStory story =
        shown(new Room(Room.Furniture.BOXES, 2), path, KNOWN, 13).finish().orElseThrow();
    Segment segment = story.segments().get(0);
    assertThat(segment.seconds()).isEqualTo(3);
    assertThat(segment.turn().y()).isCloseTo(0.06, within(0.0006));
    assertThat(segment.enlargement()).isCloseTo(Math.exp(0.225), within(0.02));
    assertThat(story.strength(segment, Primitive.PAN_RIGHT))
        .as("shift in widths, which the zoom enlarges")
        .isCloseTo(0.9 * 0.06 * Math.exp(0.225), within(0.002));
  }

  @Test
  void turnsAreAboutTheAxesThatTheCameraHasByThen() {
    CameraPath path = CameraPath.turning(new Vec(0, 0, 0.3)).trembling(0.012, 4);
    Segment segment =
        shown(new Room(Room.Furniture.BOXES, 6), path, KNOWN, 13)
            .finish()
            .orElseThrow()
            .segments()
            .get(0);
    Vec mean = Vec.ZERO;
    for (int i = 0; i < 12; i++) {
      Rotation step = path.at(i / 4.0).turn().inverse().after(path.at((i + 1) / 4.0).turn());
      mean = mean.plus(step.vector().times(1 / 3.0));
    }
    Vec whole = path.at(0).turn().inverse().after(path.at(3).turn()).vector().times(1 / 3.0);
    assertThat(segment.seconds()).isEqualTo(3);
    assertThat(segment.turn().minus(mean).length()).isLessThan(0.5 * whole.minus(mean).length());
  }

  @Test
  void shakeIsPutRightByTheLensThatWasFoundAndUnsureWhereNoneIs() {
    Room room = new Room(Room.Furniture.BOXES, 3);
    Lens off = new Lens(0.9 * 1.3, Lens.Source.SUPPOSED);
    CameraPath tremor = CameraPath.STILL.trembling(0.003, 5);
    double known =
        shown(room, tremor, KNOWN, 13).finish().orElseThrow().shakeWidths().orElseThrow();
    CameraStory unsure = shown(room, tremor, off, 13).finish().orElseThrow();
    assertThat(unsure.shakeWidths().orElseThrow() - known)
        .isGreaterThan(0.01 * known)
        .isLessThan(1.96 * unsure.shakeError());

    CameraPath pan = CameraPath.turning(new Vec(0, 0.15, 0)).trembling(0.003, 5);
    double panned = shown(room, pan, KNOWN, 13).finish().orElseThrow().shakeWidths().orElseThrow();
    CameraStory found = shown(room, pan, off, 13).finish().orElseThrow();
    assertThat(found.focalWidths()).isPresent();
    assertThat(found.shakeWidths().orElseThrow()).isCloseTo(panned, within(0.02 * panned));
  }

  private static Plane faded(Plane plane) {
    byte[] samples = new byte[plane.samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (128 + ((plane.samples()[i] & 0xff) - 128) / 3);
    }
    return new Plane(plane.width(), plane.height(), samples);
  }

  private static double f1(Plane found, Plane truth) {
    int both = 0;
    int claimed = 0;
    int existing = 0;
    for (int y = 0; y < found.height(); y++) {
      for (int x = 0; x < found.width(); x++) {
        boolean is = truth.at(4 * x + 2, 4 * y + 2) > 0;
        boolean says = found.at(x, y) > 0;
        both += is && says ? 1 : 0;
        claimed += says ? 1 : 0;
        existing += is ? 1 : 0;
      }
    }
    return 2.0 * both / (claimed + existing);
  }
}
