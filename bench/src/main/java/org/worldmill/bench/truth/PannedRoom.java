package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.worldmill.label.camera.CameraStory;
import org.worldmill.label.camera.Lens;
import org.worldmill.label.camera.Segment;
import org.worldmill.label.camera.SpanParallax;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Room;
import org.worldmill.label.scene.PannedStill;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Plane;

/**
 * One picture of a room with boxes in it, near and far, that is panned and zoomed as a film: it
 * shows depth, and no parallax.
 *
 * @param seed of the room and of the view's way; odd ones are zoomed as well
 */
record PannedRoom(int seed) {

  private static final int WIDE = 1100;
  private static final int HIGH = 620;
  private static final double LEAST_GROWTH = 0.06;
  private static final double MOST_GROWTH = 0.3;

  private List<Plane> pictures() {
    SplittableRandom random = new SplittableRandom(seed);
    Room room = new Room(Room.Furniture.BOXES, seed * 31);
    Plane photo = room.picture(new Room.Eye(WIDE, HIGH, 0.9), CameraPath.STILL, 0);
    PannedStill still = new PannedStill(photo, CameraScene.WIDTH, CameraScene.HEIGHT);
    double growth = seed % 2 == 0 ? 0 : random.nextDouble(LEAST_GROWTH, MOST_GROWTH);
    double fromX = random.nextDouble(250, 450);
    double fromY = random.nextDouble(150, HIGH - 150);
    double toX = random.nextDouble(WIDE - 450, WIDE - 250);
    double toY = random.nextDouble(150, HIGH - 150);
    List<Plane> pictures = new ArrayList<>();
    for (int i = 0; i < CameraScene.FRAMES; i++) {
      double share = (double) i / (CameraScene.FRAMES - 1);
      double x = fromX + share * (toX - fromX);
      double y = fromY + share * (toY - fromY);
      pictures.add(still.at(x, y, Math.exp(growth * share)));
    }
    return pictures;
  }

  /** Notes what parallax is said to be there, of films at each quantiser. */
  void watch(Scores scores, String signal, List<Integer> quantisers, Path work)
      throws IOException, MediaException, InterruptedException {
    List<Plane> pictures = pictures();
    Path film = work.resolve("panned-room.mp4");
    for (int quantiser : quantisers) {
      Coding.h264(quantiser).film(pictures, CameraScene.FPS, film);
      CameraStory story = CameraFilm.watched(film, Lens.UNKNOWN).orElseThrow();
      for (int i = 0; i < story.segments().size(); i++) {
        Segment segment = story.segments().get(i);
        if (segment.primary().isPresent()) {
          SpanParallax found = story.parallax().get(i);
          scores.error(signal, "q" + quantiser, found.speed(), found.error());
          scores.absent(signal, "q" + quantiser, found.speed() > 2 * found.error());
        }
      }
    }
    Files.delete(film);
  }
}
