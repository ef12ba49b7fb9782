package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.label.robot.RobotPicture;
import org.worldmill.label.scene.RobotFilm;
import org.worldmill.label.scene.RobotScene;
import org.worldmill.label.scene.RobotScene.Actions;
import org.worldmill.label.scene.RobotScene.Setting;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.SignalValue;

/** How late pictures are against a robot's series: painted films of arms, and of others' arms. */
final class RobotPictureTrial implements Trial {

  private static final String OFFSET = "offset of the pictures";
  private static final int FPS = 30;
  private static final int SECONDS = 20;
  private static final int PER_CLIP = 4;
  private static final double MOST_LATE = 0.25;
  private static final List<Integer> QUANTISERS = List.of(24, 34);

  @Override
  public String heading() {
    return "Robot against picture";
  }

  @Override
  public String about() {
    return "Episodes of 20 s as in *Robot series*, told with noise of 2 mrad, and painted films of"
        + " them at 320 x 180 and 30 pictures a second, up to 0.25 s early or late: an arm of four"
        + " links before a textured wall (*beside*), or the wall as a camera at its wrist sees it"
        + " (*wrist*), with sensor noise; H.264 at a quantiser of 24 and of 34. *False*: offsets told"
        + " for a film of another episode. Factors and bounds were chosen on episodes from 3000 on."
        + "\n\nWhat bounds it. Joints change the picture by unlike amounts, which are weighed so that"
        + " they go best with it; what the weights do not explain, as a link that moves along itself,"
        + " pulls the peak aside.";
  }

  @Override
  public String run(Scores scores, Options options)
      throws IOException, MediaException, InterruptedException {
    scores.declare(OFFSET, "ms");
    for (int i = 0; i < PER_CLIP * options.clips(); i++) {
      long seed = options.seed() + i;
      for (RobotFilm.View view : RobotFilm.View.values()) {
        double late = MOST_LATE * (2 * new Random(31 * seed + 7).nextDouble() - 1);
        film(scores, new RobotFilm(scene(seed), view, late, Math.toIntExact(seed)), options);
      }
    }
    return "";
  }

  private static RobotScene scene(long seed) {
    return new RobotScene(
        new Setting(
            SECONDS, FPS, Actions.ABSOLUTE, 0.05, 0, 0.002, 0, 0, 0, Double.POSITIVE_INFINITY, -1),
        seed);
  }

  private static void film(Scores scores, RobotFilm film, Options options)
      throws IOException, MediaException, InterruptedException {
    List<Plane> pictures = new ArrayList<>();
    for (int i = 0; i < SECONDS * FPS; i++) {
      pictures.add(film.picture((double) i / FPS));
    }
    Path coded = options.work().resolve("robot.mp4");
    RobotScene another = scene(film.seed() + 500_000L);
    for (int quantiser : QUANTISERS) {
      Coding.h264(quantiser).film(pictures, FPS, coded);
      String view = film.view().name().toLowerCase(Locale.ROOT);
      String tier = "q" + quantiser + ", " + view;
      SignalValue found = offset(coded, film.scene());
      scores.there(OFFSET, tier, found.number().isPresent());
      if (found.number().isPresent()) {
        double off = found.number().get() - film.late();
        scores.error(OFFSET, tier, 1000 * off, 1000 * found.standardError().orElseThrow());
      }
      scores.absent(OFFSET, tier, offset(coded, another).number().isPresent());
    }
    Files.delete(coded);
  }

  private static SignalValue offset(Path film, RobotScene robot)
      throws IOException, MediaException {
    FrameMeasure.Pass pass = new RobotPicture().begin();
    pass.robot(robot.series());
    try (FrameSource source = VideoSource.open(film, VideoProbe.probe(film))) {
      for (Optional<MediaEvent> event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          pass.accept(frame);
          frame.close();
        }
      }
    }
    return Objects.requireNonNull(pass.finish().get("robot_picture_offset_s"));
  }
}
