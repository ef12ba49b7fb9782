package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.label.camera.CameraStory;
import org.worldmill.label.camera.EgoMotion;
import org.worldmill.label.camera.Lens;
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
      RoomClip clip = scene.clip();
      clip.paint(raw);
      for (int i = 0; i < films.size(); i++) {
        Coding.h264(quantisers.get(i)).film(clip, raw, films.get(i));
      }
      Files.delete(raw);
    }
    return films;
  }

  /** The frames that are measured: what a measure at {@link EgoMotion#HZ} would be shown. */
  static int stride() {
    return CameraScene.FPS / EgoMotion.HZ;
  }

  static Optional<CameraStory> watched(Path film, Lens lens) throws IOException, MediaException {
    return watched(film, lens, stride());
  }

  /** The story of a film of which each picture whose number {@code stride} divides is shown. */
  static Optional<CameraStory> watched(Path film, Lens lens, int stride)
      throws IOException, MediaException {
    EgoMotion motion = new EgoMotion(lens);
    int number = 0;
    try (FrameSource source = VideoSource.open(film, VideoProbe.probe(film))) {
      for (Optional<MediaEvent> event = source.next(); event.isPresent(); event = source.next()) {
        if (event.get() instanceof Frame frame) {
          if (number++ % stride == 0) {
            motion.accept(frame);
          }
          frame.close();
        }
      }
    }
    return motion.finish();
  }
}
