package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.worldmill.label.camera.EgoMotion;
import org.worldmill.label.camera.Primitive;
import org.worldmill.label.room.Room;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Plane;

/** One clip in several forms: what is said of it is held against what the reference's film says. */
final class InvarianceTrial implements Trial {

  private static final List<SceneKind> KINDS = List.of(SceneKind.BOUNCE, SceneKind.PENDULUM);

  private static final int SCENE_FPS = 60;

  /** Half of the time, so that each picture of any form is exposed for 1/120 s. */
  private static final FilmStyle STYLE = FilmStyle.PLAIN.withFps(SCENE_FPS).withExposure(0.5);

  /** Divided by any form's step, a multiple of the rate at which cameras are looked at. */
  private static final int ROOM_FPS = 48;

  private static final int ROOM_FRAMES = 149;
  private static final int WIDTH = 512;
  private static final int HEIGHT = 288;

  /** Moments of two films nearer than this are one. */
  private static final double SAME_SECONDS = 0.05;

  @Override
  public String heading() {
    return "Invariance";
  }

  @Override
  public String about() {
    return String.format(
        Locale.ROOT,
        """
        `scripts/bench truth --only Invariance --clips 1`: each clip is painted once, at twice the reference's frame rate, and filmed in several forms by the bundled FFmpeg.
        *Reference*: every second picture, H.264 at QP 24. The others differ from that in one thing: the encoder or its quality; pictures of half the width and height; every
        fourth picture, or all; grey levels drawn together about the middle by half. Things: a ball that bounces and a swing of three seconds, 640 x 360, 30 fps, exposed for 1/120 s.
        Rooms: a zoom, a camera that moves to the right past boxes, and a box that slides before a camera that stands and one that pans; 512 x 288, 24 fps, 3.1 s; the focal length is known, or, in two more
        forms, supposed 30 %% too long or too short. Each error is the *difference* of what is said of a form's film from what is said of the reference's, whatever the truth is.

        *Tolerance*, chosen before anything was measured: %s. *In 95 %% interval*: differences within 1.96 times the root of the sum of both stated variances, where errors
        are stated. *Found*: values of the reference's film that the form's has too. *False*: of the values that the form's film states, those that are off by more than the
        tolerance, or that the reference's lacks. Rotation is that of each axis, mean over the film; pans and tilts without a focal length are absent.

        What bounds it. *motion_score* of a camera that stands is a small mean over a picture of which most stands, and what
        coding freezes and noise adds is a large part of it. *moving_area_share* is of what visibly moves, which coding and contrast decide where little has texture, most before a zoom.
        Letting what is flat move along with the rest of the picture mended these scenes, but took the table along with the arm of a robot
        in real films (0.14 became 0.30 and 0.48), and was given up. *Contacts* late in a film are told in
        one form and missed in another, and with them their restitution; what a form has more than the reference counts against it, and where that was looked at it was true. What flies for less than four pictures, as some do at half the frame rate, is not told. A camera that does not turn shows no focal length: where that is only supposed, its pan and tilt are not found. Found here and not yet explained: under a wrong focal length one rotation of
        five is off by 0.25 deg/s, within what is stated. *Parallax* differs most with
        half the contrast and with half the frame rate, within what is stated.""",
        tolerances());
  }

  private static String tolerances() {
    return Stream.of(Invariant.values())
        .map(
            what ->
                String.format(
                        Locale.ROOT,
                        "%s %s %s",
                        what.signal(),
                        Double.toString(what.tolerance()).replaceAll("\\.0$", ""),
                        what.unit())
                    .trim())
        .collect(Collectors.joining(", "));
  }

  @Override
  public String run(Scores scores, Options options)
      throws IOException, MediaException, InterruptedException {
    for (Invariant what : Invariant.values()) {
      scores.declare(what.signal(), what.unit());
    }
    Path film = options.work().resolve("invariance.mkv");
    for (int i = 0; i < options.clips(); i++) {
      for (SceneKind kind : KINDS) {
        things(scores, Scene.of(kind, STYLE, options.seed() + i), film);
      }
      int seed = Math.toIntExact(options.seed() + i);
      Room.Furniture boxes = Room.Furniture.BOXES;
      Room.Furniture sliding = Room.Furniture.SLIDING_BOX;
      room(scores, new CameraScene(Primitive.ZOOM_IN, seed, boxes), film);
      room(scores, new CameraScene(Primitive.STATIC, seed, sliding), film);
      room(scores, new CameraScene(Primitive.PAN_LEFT, seed, sliding), film);
      room(scores, new CameraScene(Primitive.TRUCK_RIGHT, seed, boxes), film);
    }
    Files.delete(film);
    return "";
  }

  private static void things(Scores scores, Scene scene, Path film)
      throws IOException, MediaException, InterruptedException {
    ScenePainter painter = new ScenePainter(scene);
    List<Plane> pictures = new ArrayList<>();
    for (int i = 0; i < scene.style().frames(); i++) {
      pictures.add(painter.frame(i));
    }
    Variant.REFERENCE.film().film(pictures, SCENE_FPS, film);
    List<Reading> reference = Reading.physics(film);
    for (Variant variant : Variant.ALL) {
      variant.film().film(pictures, SCENE_FPS, film);
      compare(scores, variant.name(), reference, Reading.physics(film));
    }
  }

  private static void room(Scores scores, CameraScene scene, Path film)
      throws IOException, MediaException, InterruptedException {
    double focal = scene.eye().focalWidths();
    Room.Eye eye = new Room.Eye(WIDTH, HEIGHT, focal);
    Room room = scene.room();
    List<Plane> pictures = new ArrayList<>();
    for (int i = 0; i < ROOM_FRAMES; i++) {
      pictures.add(room.picture(eye, scene.path(), (double) i / ROOM_FPS));
    }
    Variant.REFERENCE.film().film(pictures, ROOM_FPS, film);
    List<Reading> camera = camera(film, Variant.REFERENCE, focal);
    List<Reading> flow = Reading.flow(film);
    for (Variant variant : Variant.LENSES) {
      compare(scores, variant.name(), camera, camera(film, variant, focal));
    }
    for (Variant variant : Variant.ALL) {
      variant.film().film(pictures, ROOM_FPS, film);
      compare(scores, variant.name(), camera, camera(film, variant, focal));
      compare(scores, variant.name(), flow, Reading.flow(film));
    }
  }

  private static List<Reading> camera(Path film, Variant variant, double focal)
      throws IOException, MediaException {
    int stride = ROOM_FPS / variant.step() / EgoMotion.HZ;
    return Reading.camera(film, variant.lens(focal), stride);
  }

  /** Notes how far one film's readings are from another's. */
  static void compare(Scores scores, String tier, List<Reading> reference, List<Reading> found) {
    List<Reading> left = new ArrayList<>(found);
    for (Reading was : reference) {
      Optional<Reading> match =
          left.stream()
              .filter(is -> is.what() == was.what() && apart(is, was) < SAME_SECONDS)
              .min(Comparator.comparingDouble(is -> apart(is, was)));
      scores.there(was.what().signal(), tier, match.isPresent());
      match.ifPresent(is -> note(scores, tier, was, is));
      match.ifPresent(left::remove);
    }
    left.forEach(more -> scores.absent(more.what().signal(), tier, true));
  }

  private static double apart(Reading one, Reading other) {
    return Math.abs(one.at() - other.at());
  }

  private static void note(Scores scores, String tier, Reading was, Reading is) {
    Invariant what = was.what();
    double off = what.difference(is.value() - was.value(), was.value());
    scores.absent(what.signal(), tier, !(Math.abs(off) <= what.tolerance()));
    OptionalDouble before = was.standardError();
    OptionalDouble now = is.standardError();
    if (before.isPresent() && now.isPresent()) {
      double error = Math.hypot(before.getAsDouble(), now.getAsDouble());
      scores.error(what.signal(), tier, off, what.difference(error, was.value()));
    } else {
      scores.error(what.signal(), tier, off);
    }
  }
}
