package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.worldmill.label.camera.CameraStory;
import org.worldmill.label.camera.EgoMotion;
import org.worldmill.label.camera.Lens;
import org.worldmill.label.camera.OwnLook;
import org.worldmill.label.camera.Primitive;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Room;
import org.worldmill.label.room.TrueFlow;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Plane;

/** A box that slides through a room before a camera that stands, turns, zooms or moves. */
final class OwnMotionTrial implements Trial {

  private static final String MASK = "own motion: 1 less F1 of the mask";
  private static final String SHARE = "own_area";
  private static final String SPEED = "own_speed_widths_s";
  private static final String SEEN = "own motion seen";
  private static final String CELLS = "own motion where nothing moves on its own";
  private static final int QUANTISER = 24;

  @Override
  public String heading() {
    return "Independent motion";
  }

  @Override
  public String about() {
    return """
        `scripts/bench truth --only "Independent motion"`: the camera's scenes with a box that slides sideways, and without it; H.264 at a quantiser of 24. The mask is
        of cells of 4 px of at most 320, against where the box is in the first of the two pictures that are compared; its share of the picture against the true one, its
        speed against the true one of its pixels, seen against the background. Before a camera that moves through space it is to be absent, so a value is false there;
        where nothing slides, more than 0.2 % of the picture is false.

        What bounds it. Background that is just being hidden goes nowhere, so the flow takes it along with what hides it: most of what the mask has too much is a rim on that
        side. A camera is looked at once in five seconds, over a quarter of a second. What a quick pan moves out of the picture was called moving (2 of 6 here, none of
        71 rooms that anything was tuned on) and is left out since, so that the last row is not blind; one is left, not looked into.""";
  }

  @Override
  public String run(Scores scores, Options options)
      throws IOException, MediaException, InterruptedException {
    scores.declare(MASK, "").declare(SHARE, "of the picture").declare(SPEED, "widths/s");
    scores.declare(SEEN, "").declare(CELLS, "");
    for (Primitive primitive : Primitive.values()) {
      int number = List.of(Primitive.values()).indexOf(primitive);
      for (int i = 0; i < options.clips(); i++) {
        int seed = Math.toIntExact(options.seed() + i);
        look(scores, new CameraScene(primitive, seed, Room.Furniture.SLIDING_BOX), options.work());
        if (new SplittableRandom(seed).nextInt(3) == number % 3) {
          look(scores, new CameraScene(primitive, seed, Room.Furniture.BOXES), options.work());
        }
      }
    }
    return "";
  }

  static void look(Scores scores, CameraScene scene, Path work)
      throws IOException, MediaException, InterruptedException {
    Path film = CameraFilm.write(scene, List.of(QUANTISER), work).get(0);
    Lens lens = new Lens(scene.eye().focalWidths(), Lens.Source.KNOWN);
    CameraStory.OwnMotion own = CameraFilm.watched(film, lens).orElseThrow().ownMotion();
    String tier = tier(scene.primitive());
    boolean slides = scene.furniture() == Room.Furniture.SLIDING_BOX;
    if (tier.equals("moves")) {
      scores.absent(SEEN, tier, own.peak().isPresent());
      return;
    }
    if (!slides) {
      scores.absent(CELLS, tier, own.peak().orElse(0) > 0.002);
      return;
    }
    scores.there(SEEN, tier, own.peak().isPresent());
    for (OwnLook look : own.looks()) {
      judge(scores, tier, scene, look);
    }
  }

  private static String tier(Primitive primitive) {
    String name = primitive.name();
    if (name.matches("(TRUCK|PEDESTAL|DOLLY).*")) {
      return "moves";
    }
    return name.startsWith("ZOOM") ? "zooms" : name.equals("STATIC") ? "stands" : "turns";
  }

  private static void judge(Scores scores, String tier, CameraScene scene, OwnLook look) {
    double to = look.nanos() / 1e9;
    double from = to - 1.0 / EgoMotion.HZ;
    CameraPath path = scene.path();
    Plane mask = look.mask();
    Room.Eye eye = new Room.Eye(4 * mask.width(), 4 * mask.height(), scene.eye().focalWidths());
    Plane truth = scene.room().moving(eye, path, from);
    TrueFlow slid = scene.room().flow(eye, path, from, to);
    TrueFlow stood = scene.still().flow(eye, path, from, to);
    int both = 0;
    int claimed = 0;
    int there = 0;
    double sum = 0;
    for (int i = 0; i < mask.samples().length; i++) {
      int x = 4 * (i % mask.width()) + 2;
      int y = 4 * (i / mask.width()) + 2;
      boolean is = truth.at(x, y) > 0;
      boolean says = mask.samples()[i] != 0;
      both += is && says ? 1 : 0;
      claimed += says ? 1 : 0;
      there += is ? 1 : 0;
      sum += is ? Math.hypot(slid.u(x, y) - stood.u(x, y), slid.v(x, y) - stood.v(x, y)) : 0;
    }
    scores.error(MASK, tier, 1 - 2.0 * both / Math.max(1, claimed + there));
    scores.error(SHARE, tier, (double) (claimed - there) / mask.samples().length);
    double speed = sum / Math.max(1, there) / eye.widthPx() * EgoMotion.HZ;
    scores.error(SPEED, tier, look.speedWidths() - speed);
  }
}
