package org.worldmill.bench.truth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.label.camera.CameraStory;
import org.worldmill.label.camera.EgoMotion;
import org.worldmill.label.camera.Lens;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Room;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;

/** A scene on film: painted, coded by the bundled FFmpeg, decoded and measured again. */
final class CameraFilm {

  private CameraFilm() {}

  /** Writes a film for each quantiser of H.264; films that are there already stay. */
  static List<Path> write(CameraScene scene, List<Integer> quantisers, Path folder)
      throws IOException, InterruptedException {
    List<Path> films = new ArrayList<>();
    for (int quantiser : quantisers) {
      films.add(folder.resolve(scene.name() + "-q" + quantiser + ".mp4"));
    }
    if (!films.stream().allMatch(Files::exists)) {
      Path raw = Files.createTempFile(folder, "room", ".gray");
      paint(scene, raw);
      for (int i = 0; i < films.size(); i++) {
        encode(raw, quantisers.get(i), films.get(i));
      }
      Files.delete(raw);
    }
    return films;
  }

  private static void paint(CameraScene scene, Path raw) throws IOException {
    Room room = scene.room();
    CameraPath path = scene.path();
    try (OutputStream out = Files.newOutputStream(raw)) {
      for (int i = 0; i < CameraScene.FRAMES; i++) {
        out.write(room.picture(scene.eye(), path, (double) i / CameraScene.FPS).samples());
      }
    }
  }

  private static void encode(Path raw, int quantiser, Path target)
      throws IOException, InterruptedException {
    String q = Integer.toString(quantiser);
    List<String> command =
        List.of(
            Loader.load(org.bytedeco.ffmpeg.ffmpeg.class),
            "-v",
            "error",
            "-y",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "gray",
            "-s",
            CameraScene.WIDTH + "x" + CameraScene.HEIGHT,
            "-r",
            Integer.toString(CameraScene.FPS),
            "-i",
            raw.toString(),
            "-pix_fmt",
            "yuv420p",
            "-threads",
            "1",
            "-c:v",
            "libopenh264",
            "-b:v",
            "1M",
            "-qmin",
            q,
            "-qmax",
            q,
            "-g",
            "60",
            target.toString());
    Process encoder = new ProcessBuilder(command).inheritIO().start();
    if (encoder.waitFor() != 0) {
      throw new IOException(String.join(" ", command));
    }
  }

  /** The frames that are measured: what a measure at {@link EgoMotion#HZ} would be shown. */
  static int stride() {
    return CameraScene.FPS / EgoMotion.HZ;
  }

  static Optional<CameraStory> watched(Path film, Lens lens) throws IOException, MediaException {
    EgoMotion motion = new EgoMotion(lens);
    int number = 0;
    try (FrameSource source = VideoSource.open(film, VideoProbe.probe(film))) {
      for (Optional<MediaEvent> event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          if (number++ % stride() == 0) {
            motion.accept(frame);
          }
          frame.close();
        }
      }
    }
    return motion.finish();
  }
}
